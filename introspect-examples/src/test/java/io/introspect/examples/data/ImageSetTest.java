package io.introspect.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageSetTest {

  private static final List<String> NAMES = List.of("cat", "dog");

  @Test
  void colorImagesAreFlattenedChannelByChannel() {
    INDArray features = Nd4j.arange(2 * 3 * 4).castTo(DataType.FLOAT).reshape(2, 3, 2, 2);
    ImageSet set =
        new ImageSet(features, Nd4j.eye(2).castTo(DataType.FLOAT), 2, 2, 3, List.of("a", "b"));
    assertThat(set.rows().shape()).containsExactly(2, 12);
    assertThat(set.rows().getRow(1).toFloatVector())
        .containsExactly(12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);
  }

  @Test
  void slicesGrayImages() {
    ImageSet part = gray(4).slice(1, 3);

    assertThat(part.size()).isEqualTo(2);
    assertThat(part.features().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{6, 7, 8, 9, 10, 11}, {12, 13, 14, 15, 16, 17}});
    assertThat(part.labels().toFloatMatrix()).isDeepEqualTo(new float[][] {{2, 3}, {4, 5}});
    assertThat(part.classNames()).isEqualTo(NAMES);
    assertThat(part).hasToString("ImageSet[2 images of 1 x 2 x 3, 2 classes]");
  }

  @Test
  void slicesASingleColorImage() {
    INDArray features = count(2, 3, 2, 1);
    ImageSet part = new ImageSet(features, count(2, 2), 2, 1, 3, NAMES).slice(1, 2);

    assertThat(part.features().shape()).containsExactly(1, 3, 2, 1);
    assertThat(part.features().dup('c').data().asFloat()).containsExactly(6, 7, 8, 9, 10, 11);
    assertThat(part.labels().shape()).containsExactly(1, 2);
  }

  @Test
  void aGrayImageIsShownAsItIs() {
    INDArray features = Nd4j.createFromArray(new float[][] {{0, 0, 0, 0}, {0, 1, 0.5f, -3}});
    BufferedImage image = new ImageSet(features, count(2, 2), 2, 2, 1, NAMES).image(1);
    assertThat(image.getRaster().getSamples(0, 0, 2, 2, 0, (int[]) null))
        .containsExactly(0, 255, 128, 0);
  }

  @Test
  void aColorImageIsShownInItsColors() {
    // One pixel above another: red and white.
    INDArray features = Nd4j.createFromArray(new float[] {1, 1, 0, 1, 0, 1}).reshape(1, 3, 2, 1);
    BufferedImage image = new ImageSet(features, count(1, 2), 2, 1, 3, NAMES).image(0);
    assertThat(image.getRGB(0, 0)).isEqualTo(0xffff0000);
    assertThat(image.getRGB(0, 1)).isEqualTo(0xffffffff);
  }

  @Test
  void rejectsAnImageThatIsNotThere() {
    ImageSet set = gray(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.image(4))
        .withMessage("expected an image from 0 to 3, found 4");
  }

  @Test
  void sharesNoMemoryWithItsSlices() {
    ImageSet whole = gray(2);
    whole.slice(0, 2).features().assign(99);

    assertThat(whole.features().getFloat(0, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 0", "2, 1", "0, 5", "4, 5"})
  void rejectsSlicesOutOfRange(int from, int to) {
    ImageSet set = gray(4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.slice(from, to))
        .withMessage("slice: expected 0 <= from < to <= 4, found from " + from + " to " + to);
  }

  @Test
  void rejectsArraysThatDoNotFit() {
    INDArray features = count(4, 6);
    INDArray labels = count(4, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageSet(features, labels, 2, 2, 1, NAMES))
        .withMessage("features: expected FLOAT [4, 4], found FLOAT [4, 6]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageSet(features, labels, 1, 2, 3, NAMES))
        .withMessage("features: expected FLOAT [4, 3, 1, 2], found FLOAT [4, 6]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageSet(features, count(3, 2), 2, 3, 1, NAMES))
        .withMessage("labels: expected FLOAT [4, 2], found FLOAT [3, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageSet(features.castTo(DataType.DOUBLE), labels, 2, 3, 1, NAMES))
        .withMessage("features: expected FLOAT [4, 6], found DOUBLE [4, 6]");
  }

  @Test
  void keepsItsOwnNames() {
    List<String> names = new ArrayList<>(NAMES);
    ImageSet set = new ImageSet(count(4, 6), count(4, 2), 2, 3, 1, names);
    names.clear();

    assertThat(set.classNames()).containsExactly("cat", "dog").isUnmodifiable();
  }

  private static ImageSet gray(int size) {
    return new ImageSet(count(size, 6), count(size, 2), 2, 3, 1, NAMES);
  }

  /** 0, 1, 2, … in the given shape. */
  private static INDArray count(long... shape) {
    INDArray counted = Nd4j.create(DataType.FLOAT, shape);
    for (int i = 0; i < counted.length(); i++) {
      counted.putScalar(i, i);
    }
    return counted;
  }
}
