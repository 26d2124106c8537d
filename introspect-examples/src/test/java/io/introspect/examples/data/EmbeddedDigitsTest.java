package io.introspect.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class EmbeddedDigitsTest {

  @Test
  void hasTheFormatOfMnist() {
    ImageSet digits = EmbeddedDigits.generate(25, 1);

    assertThat(digits.features().shape()).containsExactly(25, 784);
    assertThat(digits.labels().shape()).containsExactly(25, 10);
    assertThat(digits.features().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(digits.height()).isEqualTo(28);
    assertThat(digits.width()).isEqualTo(28);
    assertThat(digits.channels()).isEqualTo(1);
    assertThat(digits.classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void drawsTheSameAsEver() {
    // Change this number only with the intention of changing the digits on every machine.
    assertThat(checksum(EmbeddedDigits.generate(100, 1))).isEqualTo(2_642_891_746L);
  }

  @Test
  void drawsTheSameForEqualSeedsOnly() {
    ImageSet digits = EmbeddedDigits.generate(50, 7);

    assertThat(EmbeddedDigits.generate(50, 7).features()).isEqualTo(digits.features());
    assertThat(EmbeddedDigits.generate(50, 7).labels()).isEqualTo(digits.labels());
    assertThat(EmbeddedDigits.generate(50, 8).features()).isNotEqualTo(digits.features());
    assertThat(EmbeddedDigits.generate(50, 8).labels()).isNotEqualTo(digits.labels());
  }

  @Test
  void beginsLargerSetsWithSmallerOnes() {
    ImageSet some = EmbeddedDigits.generate(13, 3);
    ImageSet more = EmbeddedDigits.generate(40, 3);

    assertThat(more.slice(0, 13).features()).isEqualTo(some.features());
    assertThat(more.slice(0, 13).labels()).isEqualTo(some.labels());
  }

  @Test
  void balancesTheClassesAndShufflesThem() {
    int[] labels = EmbeddedDigits.generate(200, 5).labels().argMax(1).toIntVector();

    Set<String> orders = new HashSet<>();
    for (int i = 0; i < labels.length; i += 10) {
      int[] ten = Arrays.copyOfRange(labels, i, i + 10);
      orders.add(Arrays.toString(ten));
      assertThat(ten).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
    assertThat(orders).hasSize(20);
  }

  @Test
  void drawsEveryPictureWithInkInTheMiddleAndPaperAround() {
    ImageSet digits = EmbeddedDigits.generate(1000, 2);
    float[][] pixels = digits.features().toFloatMatrix();

    for (float[] picture : pixels) {
      float brightest = 0;
      int ink = 0;
      for (int i = 0; i < picture.length; i++) {
        assertThat(picture[i]).isBetween(0f, 1f);
        // Whole gray levels, as in a file of bytes.
        assertThat(Math.round(picture[i] * 255) / 255f).isEqualTo(picture[i]);
        brightest = Math.max(brightest, picture[i]);
        ink += picture[i] > 0.3f ? 1 : 0;
        boolean corner = (i % 28 < 2 || i % 28 > 25) && (i / 28 < 2 || i / 28 > 25);
        assertThat(!corner || picture[i] < 0.3f).isTrue();
      }
      assertThat(brightest).isGreaterThan(0.5f);
      assertThat(ink).isBetween(15, 300);
    }
  }

  @Test
  void keepsTrainingAndTestApart() {
    ImageData data = EmbeddedDigits.generate(300, 200, 4);

    Set<String> pictures = new HashSet<>();
    for (ImageSet set : new ImageSet[] {data.training(), data.test()}) {
      for (float[] picture : set.features().toFloatMatrix()) {
        pictures.add(Arrays.toString(picture));
      }
    }
    assertThat(data.training().size()).isEqualTo(300);
    assertThat(data.test().size()).isEqualTo(200);
    assertThat(pictures).hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void rejectsSizesBelowOne(int size) {
    String message = "size: expected 1 or more pictures, found " + size;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddedDigits.generate(size, 1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddedDigits.generate(10, size, 1))
        .withMessage(message);
  }

  private static long checksum(ImageSet digits) {
    float[] pixels = digits.features().dup('c').data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length);
    for (float pixel : pixels) {
      bytes.put((byte) Math.round(255 * pixel));
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes.flip());
    return checksum.getValue();
  }
}
