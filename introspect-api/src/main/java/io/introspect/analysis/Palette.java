package io.introspect.analysis;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One color per class.
 *
 * <p>The first twenty were chosen by a search over sRGB for the largest distance between the two
 * most alike, as seen by normal, protan, deutan and tritan eyes ({@link ColorVision}): 0.19 among
 * the first ten with normal vision and 0.11 with any of the others, 0.10 and 0.06 among all twenty;
 * 0.02 is just noticeable. Beyond twenty, each further one is the color farthest from all before
 * it, and names should stand beside the colors.
 *
 * @param colors one per class, all different
 * @serial exclude
 */
public record Palette(List<Rgb> colors) implements Serializable {

  private static final List<Rgb> CHOSEN =
      Stream.of(
              0x2288aa, 0xdddd00, 0x664400, 0x3322cc, 0x00eedd, 0xee8811, 0x99aaff, 0xee2255,
              0x9955ff, 0x990077, 0x777700, 0x00dd77, 0xdd44aa, 0xbb77dd, 0xffbbaa, 0x6655cc,
              0xdd99cc, 0x77aa77, 0xaa6677, 0xbb2255)
          .map(Palette::rgb)
          .toList();

  /** The steps between the components of the colors that are tried beyond the chosen ones. */
  private static final int STEP = 15;

  /**
   * A palette of your own.
   *
   * @param colors one per class; copied
   * @throws IllegalArgumentException if there is none, or one occurs twice
   */
  public Palette {
    colors = List.copyOf(colors);
    if (colors.isEmpty() || colors.stream().distinct().count() < colors.size()) {
      throw new IllegalArgumentException(
          "expected colors that are all different, found "
              + colors.stream().map(Rgb::hex).toList());
    }
  }

  /**
   * The library's palette.
   *
   * @param classes how many colors, 1 to 1000; the first ones are always the same
   * @return the palette
   * @throws IllegalArgumentException if {@code classes} is out of range
   */
  public static Palette of(int classes) {
    if (classes < 1 || classes > 1000) {
      throw new IllegalArgumentException("expected 1 to 1000 classes, found " + classes);
    }
    return new Palette(classes <= CHOSEN.size() ? CHOSEN.subList(0, classes) : extended(classes));
  }

  /**
   * The number of colors.
   *
   * @return at least 1
   */
  public int size() {
    return colors.size();
  }

  /**
   * The color of a class.
   *
   * @param k the class, from 0
   * @return its color
   */
  public Rgb color(int k) {
    return colors.get(k);
  }

  /**
   * Farthest-first: the distance of each candidate to the nearest color so far is kept up to date.
   */
  private static List<Rgb> extended(int classes) {
    List<Rgb> colors = new ArrayList<>(CHOSEN);
    List<Rgb> candidates = candidates();
    List<double[]> positions = candidates.stream().map(ColorVision.NORMAL::position).toList();
    double[] nearest = new double[candidates.size()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    approach(nearest, positions, Rgb.GRAY);
    CHOSEN.forEach(color -> approach(nearest, positions, color));
    while (colors.size() < classes) {
      int farthest = 0;
      for (int i = 1; i < nearest.length; i++) {
        farthest = nearest[i] > nearest[farthest] ? i : farthest;
      }
      colors.add(candidates.get(farthest));
      approach(nearest, positions, candidates.get(farthest));
    }
    return colors;
  }

  private static void approach(double[] nearest, List<double[]> positions, Rgb next) {
    double[] position = ColorVision.NORMAL.position(next);
    Arrays.setAll(
        nearest, i -> Math.min(nearest[i], ColorVision.distance(position, positions.get(i))));
  }

  private static List<Rgb> candidates() {
    List<Rgb> all = new ArrayList<>();
    for (int red = 0; red <= 255; red += STEP) {
      for (int green = 0; green <= 255; green += STEP) {
        for (int blue = 0; blue <= 255; blue += STEP) {
          all.add(new Rgb(red, green, blue));
        }
      }
    }
    // Neither so dark nor so light that it vanishes on a black or white ground.
    all.removeIf(color -> !ColorVision.isMidtone(color));
    return all;
  }

  private static Rgb rgb(int value) {
    return new Rgb(value >> 16, (value >> 8) & 0xff, value & 0xff);
  }
}
