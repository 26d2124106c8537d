package io.introspect.examples.data;

import static io.introspect.examples.data.TinyFiles.IMAGES;
import static io.introspect.examples.data.TinyFiles.LABELS;
import static io.introspect.examples.data.TinyFiles.gzip;
import static io.introspect.examples.data.TinyFiles.idx;
import static io.introspect.examples.data.TinyFiles.images;
import static io.introspect.examples.data.TinyFiles.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class IdxReaderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsPlainAndPackedFilesWhateverTheirName(boolean packed) throws IOException {
    // The names say the opposite of what is inside.
    Path images = file(packed ? "images" : "images.gz", packed ? gzip(images()) : images());
    Path labels = file(packed ? "labels" : "labels.gz", packed ? gzip(labels()) : labels());

    ImageSet set = IdxReader.read(images, labels);

    assertThat(set.features().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(set.features().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 51 / 255f, 1}, {128 / 255f, 1 / 255f, 254 / 255f}});
    assertThat(set.labels().toFloatMatrix())
        .isDeepEqualTo(
            new float[][] {{0, 0, 0, 0, 0, 0, 0, 1, 0, 0}, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}});
    assertThat(set.height()).isEqualTo(1);
    assertThat(set.width()).isEqualTo(3);
    assertThat(set.channels()).isEqualTo(1);
    assertThat(set.classNames()).hasSize(10).startsWith("0").endsWith("9");
  }

  @Test
  void readsMoreImagesThanOneBlockHolds() throws IOException {
    int count = 9;
    int side = 1024;
    int[] pixels = new int[count * side * side];
    for (int i = 0; i < count; i++) {
      pixels[i * side * side] = 10 * (i + 1);
    }
    Path images = file("images", idx(IMAGES, List.of(count, side, side), pixels));
    Path labels = file("labels", idx(LABELS, List.of(count), 0, 1, 2, 3, 4, 5, 6, 7, 8));

    ImageSet set = IdxReader.read(images, labels);

    for (int i = 0; i < count; i++) {
      assertThat(set.features().getFloat(i, 0)).isEqualTo(10 * (i + 1) / 255f);
      assertThat(set.labels().getFloat(i, i)).isEqualTo(1);
    }
    assertThat(set.features().sumNumber().doubleValue()).isCloseTo(450 / 255.0, within(1e-5));
  }

  @Test
  void takesOtherClassNames() throws IOException {
    ImageSet set =
        IdxReader.read(
            good("images"), good("labels"), List.of("a", "b", "c", "d", "e", "f", "g", "h"));

    assertThat(set.labels().shape()).containsExactly(2, 8);
    assertThat(set.classNames()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
  }

  @Test
  void rejectsNoClassNamesAndTooMany() throws IOException {
    Path images = good("images");
    Path labels = good("labels");

    for (int count : new int[] {0, 257}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IdxReader.read(images, labels, Collections.nCopies(count, "x")))
          .withMessageContaining("classNames")
          .withMessageEndingWith("found " + count);
    }
  }

  @Test
  void rejectsAnotherMagicNumber() throws IOException {
    assertImagesRejected(labels(), "0x00000803", "0x00000801");
    assertImagesRejected(idx(0x0d03, List.of(1, 1, 1), 0, 0, 0, 0), "0x00000803", "0x00000d03");
  }

  @Test
  void rejectsEveryBeginningOfAFile() throws IOException {
    byte[] whole = images();
    for (int length = 0; length < whole.length; length++) {
      assertImagesRejected(Arrays.copyOf(whole, length), "bytes", "(truncated)");
    }
    byte[] packed = gzip(whole);
    for (int length = 0; length < packed.length; length++) {
      assertImagesRejected(Arrays.copyOf(packed, length), "expected ", "(truncated)");
    }
  }

  @Test
  void rejectsTrailingBytes() throws IOException {
    byte[] longer = Arrays.copyOf(images(), images().length + 5);

    assertImagesRejected(longer, "expected 6 bytes", "found 11 (trailing bytes)");
    assertImagesRejected(gzip(longer), "expected 6 bytes", "found 11 (trailing bytes)");
  }

  @Test
  void rejectsDamagedPacking() throws IOException {
    byte[] packed = gzip(images());
    // The last eight bytes are the checksum and the length.
    packed[packed.length - 8] ^= 1;

    assertImagesRejected(packed, "sound gzip data", "Corrupt GZIP trailer");
  }

  @Test
  void rejectsAGiantHeaderWithoutAllocatingForIt() throws IOException {
    byte[] giant = idx(IMAGES, List.of(2_000_000_000, 28, 28), new int[1024]);

    assertImagesRejected(giant, "expected 1568000000000 bytes", "found 1024 (truncated)");
    assertImagesRejected(gzip(giant), "expected 1568000000000 bytes", "found 1024 (truncated)");
  }

  @Test
  void rejectsSizesThatNoImageHas() throws IOException {
    assertImagesRejected(idx(IMAGES, List.of(0, 28, 28)), "1 or more", "[0, 28, 28]");
    assertImagesRejected(idx(IMAGES, List.of(1, -1, 28)), "1 or more", "[1, -1, 28]");
    assertImagesRejected(
        idx(IMAGES, List.of(1, Integer.MAX_VALUE, Integer.MAX_VALUE)), "at most", "2147483647");
  }

  @Test
  void rejectsAnotherNumberOfLabelsThanOfImages() throws IOException {
    assertLabelsRejected(
        idx(LABELS, List.of(3), 1, 2, 3), "expected 2 labels", "found 3", "good-images");
  }

  @Test
  void rejectsALabelOutOfRange() throws IOException {
    assertLabelsRejected(idx(LABELS, List.of(2), 9, 10), "from 0 to 9", "found 10 for image 1");
    assertLabelsRejected(idx(LABELS, List.of(2), 255, 1), "from 0 to 9", "found 255 for image 0");
  }

  @Test
  void reportsAMissingFile() throws IOException {
    Path labels = good("labels");

    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> IdxReader.read(folder.resolve("none"), labels))
        .withMessageContaining("none");
  }

  private void assertImagesRejected(byte[] content, String... parts) throws IOException {
    Path images = file("bad-images", content);
    Path labels = good("labels");
    assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> IdxReader.read(images, labels))
        .satisfies(e -> assertThat(e).message().startsWith(images.toString()).contains(parts));
  }

  private void assertLabelsRejected(byte[] content, String... parts) throws IOException {
    Path images = good("images");
    Path labels = file("bad-labels", content);
    assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> IdxReader.read(images, labels))
        .satisfies(e -> assertThat(e).message().startsWith(labels.toString()).contains(parts));
  }

  private Path good(String what) throws IOException {
    return file("good-" + what, what.equals("images") ? images() : labels());
  }

  private Path file(String name, byte[] content) throws IOException {
    return TinyFiles.write(folder, name, content);
  }
}
