package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.IntrospectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class SaveLoadTest {

  private static MultiLayerNetwork model;
  private static SelfIntrospector introspector;

  @TempDir Path folder;

  @BeforeAll
  static void fit() {
    model = Blobs.trained();
    introspector = Blobs.fitted(model);
  }

  private Path saved() {
    Path file = folder.resolve("saved.introspector");
    introspector.save(file);
    return file;
  }

  @Test
  void seesTheSameAfterLoading() {
    INDArray rows = Blobs.testRows(50);
    SelfIntrospector loaded = SelfIntrospector.load(saved(), model);
    assertThat(loaded.introspectAll(rows)).isEqualTo(introspector.introspectAll(rows));
    assertThat(loaded.provenance()).isEqualTo(introspector.provenance());
  }

  @Test
  void loadsForTheSameModelReadFromItsOwnFile() throws IOException {
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(model, file.toFile(), true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    INDArray rows = Blobs.testRows(10);
    assertThat(SelfIntrospector.load(saved(), restored).introspectAll(rows))
        .isEqualTo(introspector.introspectAll(rows));
  }

  @Test
  void remembersWhatWasTapped() {
    SelfIntrospector tapped =
        Blobs.wrap(model)
            .tap("layer1")
            .fit(Blobs.data(300, 1).getFeatures(), Blobs.data(300, 1).getLabels());
    Path file = folder.resolve("tapped.introspector");
    tapped.save(file);
    assertThat(SelfIntrospector.load(file, model).model().tap().width()).isEqualTo(8);
  }

  @Test
  void leavesOnlyTheFileItself() throws IOException {
    saved();
    introspector.save(folder.resolve("saved.introspector"));
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("saved.introspector");
    }
  }

  @Test
  void holdsNetworksInDl4jsOwnFormatAndSettingsAsJson() throws IOException {
    try (ZipFile zip = new ZipFile(saved().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "introspector.json",
              "autoencoder/standardizer.bin",
              "autoencoder/encoder.zip",
              "autoencoder/decoder.zip",
              "estimator/inputs.bin",
              "estimator/targets.bin",
              "estimator/range.bin",
              "estimator/network.zip");
      try (InputStream in = zip.getInputStream(zip.getEntry("autoencoder/encoder.zip"))) {
        assertThat(ModelSerializer.restoreMultiLayerNetwork(in).getnLayers()).isEqualTo(3);
      }
      try (InputStream in = zip.getInputStream(zip.getEntry("introspector.json"))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .contains("\"format\" : 1", "\"autoencoder.latentSize\" : \"2\"", "dataHash");
      }
    }
  }

  @Test
  void refusesAMissingFolder() {
    assertThatThrownBy(() -> introspector.save(folder.resolve("none/x.introspector")))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("existing folder")
        .hasMessageContaining("none");
  }

  @Test
  void refusesAFolderInPlaceOfAFile() {
    assertThatThrownBy(() -> introspector.save(folder))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("found the folder");
  }

  @Test
  void refusesAnotherModelOfTheSameShape() {
    Path file = saved();
    MultiLayerNetwork other = Blobs.trained();
    other.params().addi(0.001);
    assertThatThrownBy(() -> SelfIntrospector.load(file, other))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("fingerprint")
        .hasMessageContaining("saved.introspector");
  }

  @Test
  void refusesTheModelAfterFurtherTraining() {
    MultiLayerNetwork trainedOn = model.clone();
    SelfIntrospector early = Blobs.fitted(trainedOn);
    Blobs.train(trainedOn, 1);
    Path file = folder.resolve("early.introspector");
    early.save(file);
    assertThatThrownBy(() -> SelfIntrospector.load(file, trainedOn))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("fingerprint");
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> SelfIntrospector.load(folder.resolve("nothing"), model))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("no file");
  }

  @Test
  void refusesAFileThatIsNoIntrospector() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    assertThatThrownBy(() -> SelfIntrospector.load(text, model))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("introspector.json");
    Path network = folder.resolve("model.zip");
    ModelSerializer.writeModel(model, network.toFile(), true);
    assertThatThrownBy(() -> SelfIntrospector.load(network, model))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("introspector.json");
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    byte[] whole = Files.readAllBytes(saved());
    for (int keep : new int[] {whole.length / 3, whole.length * 2 / 3, whole.length - 3000}) {
      Path part = Files.write(folder.resolve("part"), java.util.Arrays.copyOf(whole, keep));
      assertThatThrownBy(() -> SelfIntrospector.load(part, model))
          .as("%d of %d bytes", keep, whole.length)
          .isInstanceOf(IntrospectionException.class);
    }
  }

  /** Some bits of a zip, such as its timestamps, say nothing; all others must be missed. */
  @Test
  void neverSeesOtherwiseAfterAFlippedBit() throws IOException {
    INDArray rows = Blobs.testRows(5);
    byte[] whole = Files.readAllBytes(saved());
    int refused = 0;
    for (int at = 200; at < whole.length - 2000; at += whole.length / 23) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      Path file = Files.write(folder.resolve("flipped"), flipped);
      try {
        assertThat(SelfIntrospector.load(file, model).introspectAll(rows))
            .isEqualTo(introspector.introspectAll(rows));
      } catch (IntrospectionException expected) {
        assertThat(expected).hasMessageContaining("flipped");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(15);
  }

  @Test
  void refusesANewerFormat() throws IOException {
    Path newer = folder.resolve("newer");
    copy(saved(), newer, "\"format\" : 1", "\"format\" : 2");
    assertThatThrownBy(() -> SelfIntrospector.load(newer, model))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("newer version");
  }

  @Test
  void refusesAnIncompleteDescription() throws IOException {
    Path incomplete = folder.resolve("incomplete");
    copy(saved(), incomplete, "\"fingerprint\"", "\"other\"");
    assertThatThrownBy(() -> SelfIntrospector.load(incomplete, model))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("fingerprint");
  }

  @Test
  void refusesATrainerOfAnotherFormat() {
    Path file = saved();
    assertThatThrownBy(() -> SelfIntrospector.wrap(model).autoencoder(new MeanTrainer()).load(file))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("info-vae/1")
        .hasMessageContaining("mean/1");
  }

  private static void copy(Path from, Path to, String text, String replacement) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
          content = in.readAllBytes();
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().endsWith(".json")) {
          String json = new String(content, StandardCharsets.UTF_8);
          content = json.replace(text, replacement).getBytes(StandardCharsets.UTF_8);
        }
        out.write(content);
        out.closeEntry();
      }
    }
  }
}
