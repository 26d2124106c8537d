package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.DecoderWeights;
import io.introspect.DecoderWeights.Activation;
import io.introspect.DecoderWeights.Dense;
import io.introspect.IntrospectionException;
import io.introspect.analysis.LatentGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasTest {

  private static final int MEGABYTE = 1_000_000;

  private final AtlasFixtures small = AtlasFixtures.small();

  @TempDir private Path folder;

  private AtlasFile written(Atlas atlas) throws IOException {
    Path path = folder.resolve("atlas.html");
    atlas.write(path);
    return AtlasFile.read(path);
  }

  private Atlas atlas() {
    return Atlas.of(small.analysis(), small.rows());
  }

  @Test
  void pageHoldsEverythingAndMayFetchNothing() throws IOException {
    String html = written(atlas()).html();
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'")
        .contains("Licensed to the Apache Software Foundation")
        .contains("Copyright 2017-2025 The Apache Software Foundation")
        .endsWith("</html>\n");
    String untilScripts = html.substring(0, html.lastIndexOf("<script>\n/*"));
    assertThat(untilScripts).doesNotContain("src=", "href=", "http:", "https:", "url(");
    assertThat(html).doesNotContain("<!--STYLE-->", "<!--DATA-->", "<!--SCRIPTS-->");
  }

  @Test
  void headerTellsWhatIsAbsent() throws IOException {
    AtlasFile file = written(atlas());
    assertThat(file.header().has("decoder")).isFalse();
    assertThat(file.header().has("activations")).isFalse();
    assertThat(file.header().has("images")).isFalse();
    assertThat(file.header().path("title").asText()).isEqualTo("Atlas");
    assertThat(file.html()).doesNotContain("block-decoder\"", "block-scores\"", "block-sheet\"");
  }

  @Test
  void emptyDecoderIsNoDecoder() throws IOException {
    Atlas atlas = atlas().decoder(Optional.of(small.decoder())).decoder(Optional.empty());
    assertThat(written(atlas).header().has("decoder")).isFalse();
  }

  @Test
  void decoderTravelsExactly() throws IOException {
    AtlasFile file = written(atlas().decoder(Optional.of(small.decoder())));
    Dense first = small.decoder().layers().get(0);
    assertThat(file.floats("decoder"))
        .startsWith(first.weights())
        .hasSize(3 * 200 + 201 * 200 + 201 * 200 + 201 * small.units());
    assertThat(file.header().path("decoder").get(0).path("activation").asText()).isEqualTo("ELU");
    assertThat(file.header().path("decoder").get(3).path("activation").asText())
        .isEqualTo("IDENTITY");
  }

  @Test
  void densitiesAreBytesOfTheirPeak() throws IOException {
    AtlasFile file = written(atlas());
    int cells = small.analysis().densities().get(0).grid().cells();
    byte[] bytes = file.bytes("densities");
    assertThat(bytes).hasSize(3 * cells);
    double[] values = small.analysis().densities().get(2).values();
    double peak = file.header().path("classes").get(2).path("peak").asDouble();
    for (int cell = 0; cell < cells; cell += 97) {
      assertThat((bytes[2 * cells + cell] & 0xff) * peak / 255)
          .isCloseTo(values[cell], org.assertj.core.api.Assertions.within(peak / 500));
    }
  }

  @Test
  void textOfTheUsersStaysText() throws IOException {
    String title = "</script><script>alert('\"&amp;\u2028\uD83D\uDE00\u0000 \uD83D alone";
    List<String> names = List.of("<b>bold</b>", "</SCRIPT ><!--", "-->\"'`${0}\\");
    AtlasFile plain = written(atlas());
    AtlasFile file = written(Atlas.of(small.analysis(), small.rows(names)).title(title));
    assertThat(file.header().path("title").asText()).isEqualTo(title);
    for (int k = 0; k < names.size(); k++) {
      assertThat(file.header().path("classes").get(k).path("name").asText())
          .isEqualTo(names.get(k));
    }
    assertThat(file.html().split("(?i)</script", -1))
        .hasSameSizeAs(plain.html().split("(?i)</script", -1));
    assertThat(file.script("header")).isPrintable();
  }

  @Test
  void confidenceAndErrorByTheMapTravelApart() throws IOException {
    MappedRows rows = small.trustedRows();
    AtlasFile file = written(Atlas.of(small.analysis(), rows));
    assertThat(file.floats("confidences")).hasSize(small.size());
    for (int row = 0; row < small.size(); row++) {
      assertThat(file.floats("confidences")[row]).isEqualTo((float) rows.seen(row).confidence());
      assertThat(file.floats("probabilities")[row])
          .isEqualTo((float) rows.seen(row).probabilityCorrect());
      assertThat(file.floats("log10Errors")[row]).isEqualTo((float) rows.seen(row).log10MapError());
    }
  }

  @Test
  void withoutTrustTheMapMakesTheConfidenceAndThereIsNoProbability() throws IOException {
    AtlasFile file = written(atlas());
    assertThat(file.floats("confidences")[7]).isEqualTo(-file.floats("log10Errors")[7]);
    assertThat(file.floats("probabilities")).hasSize(small.size()).containsOnly(Float.NaN);
  }

  @Test
  void numbersThatAreNotFiniteAreKept() throws IOException {
    AtlasFile file =
        written(
            Atlas.of(small.analysis(LatentGrid.standard(2), 0), small.rowsWithHoles())
                .activations(row -> row == 3 ? new float[small.units()] : holes(row)));
    assertThat(file.floats("places")).startsWith(Float.NaN, 0, Float.POSITIVE_INFINITY, 1);
    assertThat(file.floats("log10Errors"))
        .startsWith(Float.NaN, Float.NEGATIVE_INFINITY, Float.NaN);
    assertThat(file.floats("confidences"))
        .startsWith(Float.NaN, Float.POSITIVE_INFINITY, Float.NaN);
    assertThat(file.floats("errorSurface")).startsWith(Float.NaN);
    assertThat(file.floats("explained")[0]).isNaN();
    for (int row = 1; row < small.size(); row++) {
      assertThat(file.floats("explained")[row]).isBetween(0f, 1f);
    }
    assertThat(file.script("header")).doesNotContain("NaN").doesNotContain("Infinity");
  }

  private float[] holes(int row) {
    float[] h = small.activations(row);
    h[5] = row == 0 ? Float.NaN : h[5];
    return h;
  }

  @Test
  void activationsOfNoRowNeedBeFinite() throws IOException {
    float[] lost = new float[small.units()];
    lost[0] = Float.POSITIVE_INFINITY;
    AtlasFile file = written(atlas().activations(row -> lost));
    assertThat(file.floats("explained")).containsOnly(Float.NaN);
    assertThat(file.header().path("activations").path("components").asInt()).isZero();
  }

  @Test
  void tenThousandRowsFitIntoFifteenMegabytes() throws IOException {
    AtlasFixtures large = AtlasFixtures.large();
    Path path = folder.resolve("large.html");
    Atlas.of(large.analysis(), large.rows())
        .decoder(Optional.of(large.decoder()))
        .activations(large::activations)
        .images(large::image)
        .write(path);
    assertThat(Files.size(path)).isBetween(3L * MEGABYTE, 15L * MEGABYTE);
  }

  @Test
  void rowsOfOtherClassesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Atlas.of(small.analysis(), AtlasFixtures.withClasses(4).rows()))
        .withMessage("expected rows of the analysis's 3 classes, found 4 class names");
  }

  @Test
  void gridsOfOtherDimensionsAreRefused() {
    LatentGrid line = new LatentGrid(1, -4, 0.1, 81);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Atlas.of(small.analysis(line, Float.NaN), small.rows()))
        .withMessageContaining("two-dimensional grid, found 1 dimensions");
  }

  @Test
  void decodersOfOtherWidthsAreRefused() {
    DecoderWeights narrow =
        new DecoderWeights(List.of(new Dense(new float[6], new float[3], Activation.IDENTITY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> atlas().decoder(Optional.of(narrow)))
        .withMessage(
            "expected a decoder from 2 coordinates to 24 activations, found one from 2 to 3");
    DecoderWeights deep =
        new DecoderWeights(List.of(new Dense(new float[72], new float[24], Activation.IDENTITY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> atlas().decoder(Optional.of(deep)))
        .withMessageContaining("found one from 3 to 24");
  }

  @Test
  void activationsOfOtherWidthsAreRefused() {
    Atlas atlas = atlas().activations(row -> new float[row == 7 ? 5 : 24]);
    Path path = folder.resolve("never.html");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> atlas.write(path))
        .withMessage("row 7: expected the activations of 24 units, found 5");
    assertThat(path).doesNotExist();
  }

  @Test
  void folderIsMade() {
    Path path = folder.resolve("missing").resolve("atlas.html");
    atlas().write(path);
    assertThat(path).isNotEmptyFile();
  }

  @Test
  void folderThatCannotBeMadeIsReported() throws IOException {
    Path path = Files.createFile(folder.resolve("file")).resolve("atlas.html");
    assertThatThrownBy(() -> atlas().write(path))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining(path.toString());
  }

  @Test
  void rowFarFromAllOthersTakesNothingFromThem() throws IOException {
    AtlasFile file =
        written(atlas().activations(row -> row == 5 ? huge(row) : small.activations(row)));

    float[] explained = file.floats("explained");
    for (int row = 0; row < small.size(); row++) {
      if (row != 5) {
        assertThat(explained[row]).isGreaterThan(0.9f);
      }
    }
  }

  private float[] huge(int row) {
    float[] h = small.activations(row);
    for (int i = 0; i < h.length; i++) {
      h[i] *= 1e9f;
    }
    return h;
  }

  @Test
  void whatWasThereBeforeSurvivesAFailure() throws IOException {
    Path path = Files.writeString(folder.resolve("atlas.html"), "before");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    path,
                    page -> {
                      page.append("half of it");
                      throw new IOException("no space left");
                    }))
        .hasMessage("no space left");

    assertThat(path).hasContent("before");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void folderInThePlaceOfTheFileIsLeftAlone() throws IOException {
    Path path = Files.createDirectory(folder.resolve("atlas.html"));

    assertThatThrownBy(() -> atlas().write(path))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("expected a file, found a folder");
    assertThat(path).isEmptyDirectory();
  }
}
