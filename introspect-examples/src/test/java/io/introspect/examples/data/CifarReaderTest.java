package io.introspect.examples.data;

import static io.introspect.examples.data.TinyFiles.CIFAR_RECORD;
import static io.introspect.examples.data.TinyFiles.cifar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class CifarReaderTest {

  @TempDir private Path folder;

  @Test
  void readsTheImagesOfAllBatchesInOrder() throws IOException {
    byte[] two =
        ByteBuffer.allocate(2 * CIFAR_RECORD)
            .put(cifar(3, 10, 20, 30))
            .put(cifar(9, 40, 50, 60))
            .array();

    ImageSet set = CifarReader.read(List.of(file("a", two), file("b", cifar(0, 70, 80, 255))));

    assertThat(set.features().shape()).containsExactly(3, 3, 32, 32);
    assertThat(set.features().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(set.height()).isEqualTo(32);
    assertThat(set.width()).isEqualTo(32);
    assertThat(set.channels()).isEqualTo(3);
    assertThat(set.classNames()).hasSize(10).startsWith("airplane").endsWith("truck");
    assertThat(set.labels().argMax(1).toIntVector()).containsExactly(3, 9, 0);
    int[][] colors = {{10, 20, 30}, {40, 50, 60}, {70, 80, 255}};
    for (int image = 0; image < 3; image++) {
      for (int channel = 0; channel < 3; channel++) {
        INDArray plane = set.features().slice(image).slice(channel);
        float expected = colors[image][channel] / 255f;
        assertThat(plane.minNumber().floatValue()).isEqualTo(expected);
        assertThat(plane.maxNumber().floatValue()).isEqualTo(expected);
      }
    }
  }

  @Test
  void keepsRowsAndColumnsApart() throws IOException {
    byte[] bytes = cifar(1, 0, 0, 0);
    // Green, row 2, column 5.
    bytes[1 + 1024 + 2 * 32 + 5] = (byte) 200;

    ImageSet set = CifarReader.read(List.of(file("a", bytes)));

    assertThat(set.features().getFloat(0, 1, 2, 5)).isEqualTo(200 / 255f);
    assertThat(set.features().sumNumber().floatValue()).isEqualTo(200 / 255f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CIFAR_RECORD - 1, CIFAR_RECORD + 1, 2 * CIFAR_RECORD - 1})
  void rejectsBrokenRecords(int length) throws IOException {
    Path batch = file("bad", Arrays.copyOf(cifar(1, 2, 3, 4), length));

    assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> CifarReader.read(List.of(batch)))
        .withMessage(
            batch + ": expected records of 3073 bytes, one or more, found " + length + " bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 255})
  void rejectsALabelOutOfRange(int label) throws IOException {
    Path good = file("good", cifar(9, 2, 3, 4));
    Path bad = file("bad", cifar(label, 2, 3, 4));

    assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> CifarReader.read(List.of(good, bad)))
        .withMessage(bad + ": expected labels from 0 to 9, found " + label + " in record 0");
  }

  @Test
  void rejectsNoBatchesAndOtherThanTenNames() throws IOException {
    Path good = file("good", cifar(9, 2, 3, 4));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CifarReader.read(List.of()))
        .withMessage("batches: expected 1 file or more, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CifarReader.read(List.of(good), List.of("cat", "dog")))
        .withMessage("classNames: expected 10 names, found 2");
  }

  private Path file(String name, byte[] content) throws IOException {
    return TinyFiles.write(folder, name, content);
  }
}
