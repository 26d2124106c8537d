package io.introspect.examples.data;

import static io.introspect.examples.data.TinyFiles.cifar;
import static io.introspect.examples.data.TinyFiles.gzip;
import static io.introspect.examples.data.TinyFiles.idx;
import static io.introspect.examples.data.TinyFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDataTest {

  private static final byte[] TEST_IMAGES = idx(TinyFiles.IMAGES, List.of(1, 1, 3), 9, 9, 9);
  private static final byte[] TEST_LABELS = idx(TinyFiles.LABELS, List.of(1), 5);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"-, ''", "-, .gz", "., ''", "., .gz"})
  void findsIdxFilesUnderTheirUsualNames(String mark, String end) throws IOException {
    writeIdx(mark, end, TEST_IMAGES);

    ImageData data = ImageData.read(folder);

    assertThat(data.training().size()).isEqualTo(2);
    assertThat(data.test().size()).isEqualTo(1);
    assertThat(data.test().labels().argMax(1).toIntVector()).containsExactly(5);
  }

  @Test
  void reportsTestImagesOfAnotherSize() throws IOException {
    writeIdx("-", "", idx(TinyFiles.IMAGES, List.of(1, 3, 1), 9, 9, 9));

    assertRejected("t10k-images-idx3-ubyte", "expected images of 1 x 3", "found 3 x 1");
  }

  @ParameterizedTest
  @CsvSource({"''", "cifar-10-batches-bin"})
  void findsCifarHereAndInItsUsualSubfolder(String subfolder) throws IOException {
    writeCifar(folder.resolve(subfolder));

    ImageData data = ImageData.read(folder);

    assertThat(data.training().labels().argMax(1).toIntVector()).containsExactly(1, 2, 3, 4, 5);
    assertThat(data.test().labels().argMax(1).toIntVector()).containsExactly(6);
    assertThat(data.training().classNames()).startsWith("airplane");
  }

  @Test
  void takesTheClassNamesOfCifarFromItsFile() throws IOException {
    writeCifar(folder);
    Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");

    ImageData data = ImageData.read(folder);

    assertThat(data.training().classNames())
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThat(data.test().classNames()).isEqualTo(data.training().classNames());
  }

  @Test
  void reportsBadClassNames() throws IOException {
    writeCifar(folder);
    Files.writeString(folder.resolve("batches.meta.txt"), "cat\ndog\n");
    assertRejected("batches.meta.txt", "expected 10 class names", "found 2");

    write(folder, "batches.meta.txt", "chaîne\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRejected("batches.meta.txt", "expected class names in UTF-8");
  }

  @Test
  void reportsAnEmptyFolder() {
    assertRejected(
        folder.toString(),
        "train-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
        "data_batch_1.bin",
        "test_batch.bin",
        "found an empty folder");
  }

  @Test
  void reportsWhatAnIncompleteFolderHolds() throws IOException {
    write(folder, "train-images-idx3-ubyte.gz", gzip(TinyFiles.images()));
    Path subfolder = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    write(subfolder, "data_batch_1.bin", cifar(1, 2, 3, 4));

    assertRejected(
        "found cifar-10-batches-bin/, train-images-idx3-ubyte.gz,"
            + " cifar-10-batches-bin/data_batch_1.bin");
  }

  @Test
  void shortensTheListOfACrowdedFolder() throws IOException {
    for (int i = 10; i < 35; i++) {
      write(folder, "file" + i, new byte[0]);
    }

    assertRejected("file10, ", "file29 and 5 more");
  }

  @Test
  void reportsAFileInPlaceOfAFolder() throws IOException {
    Path file = write(folder, "file", new byte[0]);

    assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> ImageData.read(file))
        .withMessageStartingWith(file + ": expected a folder with either the IDX files")
        .withMessageEndingWith("found a file");
  }

  @Test
  void reportsAFolderThatIsNotThere() {
    Path none = folder.resolve("none");

    assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> ImageData.read(none))
        .withMessageStartingWith(none + ": expected a folder")
        .withMessageEndingWith("found nothing");
  }

  @Test
  void rejectsSetsThatDoNotBelongTogether() throws IOException {
    ImageSet digits = EmbeddedDigits.generate(1, 1);
    ImageSet colors = CifarReader.read(List.of(write(folder, "a", cifar(1, 2, 3, 4))));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageData(digits, colors))
        .withMessageContainingAll("test images", "1 x 28 x 28", "found 3 x 32 x 32");
  }

  private void assertRejected(String... parts) {
    assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> ImageData.read(folder))
        .satisfies(e -> assertThat(e).message().startsWith(folder.toString()).contains(parts));
  }

  private void writeIdx(String mark, String end, byte[] testImages) throws IOException {
    writeIdx("train-images" + mark + "idx3-ubyte" + end, TinyFiles.images());
    writeIdx("train-labels" + mark + "idx1-ubyte" + end, TinyFiles.labels());
    writeIdx("t10k-images" + mark + "idx3-ubyte" + end, testImages);
    writeIdx("t10k-labels" + mark + "idx1-ubyte" + end, TEST_LABELS);
  }

  private void writeIdx(String name, byte[] content) throws IOException {
    write(folder, name, name.endsWith(".gz") ? gzip(content) : content);
  }

  private static void writeCifar(Path place) throws IOException {
    Files.createDirectories(place);
    for (int batch = 1; batch <= 5; batch++) {
      write(place, "data_batch_" + batch + ".bin", cifar(batch, 0, 0, 0));
    }
    write(place, "test_batch.bin", cifar(6, 0, 0, 0));
  }
}
