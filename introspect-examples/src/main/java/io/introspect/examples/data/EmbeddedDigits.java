package io.introspect.examples.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Handwritten-like digits that a program draws: a stand-in for MNIST that needs no download.
 *
 * <p>Every picture is 28 x 28 gray, in the format of MNIST (bright ink on a dark ground, a digit
 * about 20 pixels high), and drawn from a stroke skeleton that is bent, slanted, scaled and shifted
 * at random, with a pen of random width. Equal seeds give equal pixels on every machine and JDK.
 *
 * <p>Some pictures are meant to be doubtful, because that is what an introspective classifier has
 * to notice:
 *
 * <ul>
 *   <li>a share of {@value #LOOK_ALIKE_SHARE} lies between two digits that people take for each
 *       other (4 and 9, 3 and 8, 1 and 7, 5 and 6, 0 and 6, 2 and 7, 3 and 5, 7 and 9) and carries
 *       the label of the closer one;
 *   <li>a share of {@value #LOSS_SHARE} lost a piece of a stroke.
 * </ul>
 *
 * <p>A dense network with two hidden layers of 64 units that sees 10,000 of them five times gets
 * about 95 to 96 of 100 new ones right, and takes most of the others for their look-alikes.
 */
public final class EmbeddedDigits {

  /** The height and the width of a picture, in pixels. */
  public static final int SIDE = 28;

  /** The share of pictures between two look-alike digits. */
  public static final double LOOK_ALIKE_SHARE = 0.12;

  /** The share of pictures that lost a piece of a stroke. */
  public static final double LOSS_SHARE = 0.06;

  /** The names of the classes, here and in MNIST. */
  static final List<String> NAMES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private EmbeddedDigits() {}

  /**
   * Draws pictures in random order. Each ten in a row, from the first on, are one of each digit, so
   * that the classes are balanced; fewer pictures of the same seed are the beginning of more.
   *
   * @param size the number of pictures, 1 or more
   * @param seed equal seeds give equal pictures
   * @return features [size, 784] and labels [size, 10]
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  public static ImageSet generate(int size, long seed) {
    return draw(size, new Draws(seed));
  }

  /**
   * Draws two sets of pictures independently of each other, both in the order of {@link
   * #generate(int, long)}.
   *
   * @param training the number of pictures to train with, 1 or more
   * @param test the number of pictures to test with, 1 or more
   * @param seed equal seeds and sizes give equal pictures
   * @return features [training, 784] and [test, 784]
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static ImageData generate(int training, int test, long seed) {
    Draws draws = new Draws(seed);
    return new ImageData(draw(training, draws.split()), draw(test, draws.split()));
  }

  /**
   * Draws the sets that the examples use: 12,000 pictures to train with and 2,000 to test with.
   *
   * @param seed equal seeds give equal pictures
   * @return features [12000, 784] and [2000, 784]
   */
  public static ImageData standard(long seed) {
    return generate(12_000, 2_000, seed);
  }

  private static ImageSet draw(int size, Draws draws) {
    if (size < 1) {
      throw new IllegalArgumentException("size: expected 1 or more pictures, found " + size);
    }
    ImageSetBuilder images = new ImageSetBuilder(size, 1, SIDE, SIDE, NAMES);
    List<Integer> ten = List.of();
    for (int i = 0; i < size; i++) {
      if (i % NAMES.size() == 0) {
        ten = shuffledDigits(draws.split());
      }
      int digit = ten.get(i % NAMES.size());
      images.add(digit, picture(digit, draws.split()), 0);
    }
    return images.build();
  }

  private static List<Integer> shuffledDigits(Draws draws) {
    List<Integer> left = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    List<Integer> order = new ArrayList<>();
    while (!left.isEmpty()) {
      order.add(left.remove(draws.below(left.size())));
    }
    return order;
  }

  private static byte[] picture(int digit, Draws draws) {
    Handwriting hand = new Handwriting(draws);
    Glyph written = hand.write(skeleton(digit, draws), SIDE);
    Glyph left = draws.chance(LOSS_SHARE) ? hand.lose(written) : written;
    Sheet sheet = new Sheet(SIDE);
    double pen = draws.between(0.75, 1.75);
    for (Stroke stroke : left.strokes()) {
      // Most hands press harder at the start of a stroke than at its end.
      sheet.draw(stroke, pen * draws.between(0.8, 1.2), pen * draws.between(0.7, 1.1));
    }
    sheet.blur(draws.between(0, 0.7));
    return sheet.develop(draws.between(0.75, 1.1), draws.between(0, 0.06), draws);
  }

  private static Glyph skeleton(int digit, Draws draws) {
    if (draws.chance(LOOK_ALIKE_SHARE)) {
      // Past one half, the picture would be closer to the other digit than to its label.
      return oneOf(LookAlikes.of(digit), draws).drawn(digit, draws.between(0.2, 0.5));
    }
    return oneOf(DigitSkeletons.of(digit), draws);
  }

  private static <T> T oneOf(List<T> choices, Draws draws) {
    return choices.get(draws.below(choices.size()));
  }
}
