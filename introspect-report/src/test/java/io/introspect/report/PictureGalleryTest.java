package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.analysis.Analysis;
import io.introspect.probe.AttackPath;
import io.introspect.trust.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All pictures of a case of realistic size, in {@code target/pictures}, to be looked at. */
class PictureGalleryTest {

  private static final int ROWS = 5_000;
  private static final long LARGEST_FILE = 8_000_000;

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 250})
  void everyPictureIsWrittenAndOfModerateSize(int classes) throws IOException {
    Path folder = Path.of("target", "pictures", "of-" + classes + "-classes");

    for (Map.Entry<String, Picture> picture : gallery(classes).entrySet()) {
      picture.getValue().write(folder, picture.getKey());
      assertThat(picture.getValue().width()).isGreaterThanOrEqualTo(1200);
      assertThat(Files.size(folder.resolve(picture.getKey() + ".svg")))
          .isBetween(1_000L, LARGEST_FILE);
      assertThat(folder.resolve(picture.getKey() + ".png")).isNotEmptyFile();
    }
  }

  private static Map<String, Picture> gallery(int classes) {
    SampleAnalysis sample = new SampleAnalysis(classes, 12, 200);
    MappedRows rows = sample.rows(ROWS);
    Analysis analysis = sample.analysis();
    Map<String, Picture> gallery = new LinkedHashMap<>();
    gallery.put("activation-map", ActivationMapPicture.of(rows, sample.palette()));
    gallery.put("mistakes", MistakeMapPicture.of(rows, sample.palette()));
    gallery.put("error-surface", ErrorSurfacePicture.of(sample.errorSurface(), rows));
    gallery.put(
        "trajectories",
        TrajectoryPicture.of(sample.trajectories(500, 20), sample.names(), sample.palette()));
    gallery.put("unit-colors", UnitColorPicture.of(analysis, sample.names()));
    gallery.put("expected-activations", ExpectedActivationPicture.of(analysis, sample.names()));
    gallery.put(
        "sample-cards",
        SampleCardsPicture.of(
            rows, cards(sample, rows, Math.min(classes, 20)), analysis.order(), sample.palette()));
    gallery.put("violins", ViolinPicture.of(rows));
    gallery.put("constellation", constellation(sample, rows));
    List<AttackPath> one = new SampleProbes(sample).attacks(5, 0);
    gallery.put("attack-paths", AttackPathsPicture.of(one, analysis, sample.names()));
    gallery.put("roc", roc());
    gallery.put("drift", drift());
    gallery.put("accuracy", accuracy());
    Audit audit = SampleAudit.of(10_000);
    gallery.put(
        "risk-coverage",
        RiskCoveragePicture.of(audit, List.of(SampleAudit.MAP), audit.acceptAt(0.01, 0.95)));
    gallery.put("reliability", ReliabilityPicture.of(audit));
    return gallery;
  }

  private static List<SampleCard> cards(SampleAnalysis sample, MappedRows rows, int count) {
    return IntStream.range(0, rows.size())
        .filter(row -> row % 60 == 0 || !rows.right(row))
        .limit(count)
        .mapToObj(
            row -> {
              SampleCard card =
                  SampleCard.of(
                      row,
                      sample.activations(
                          rows.trueClass(row), rows.seen(row).predictedClass(), row));
              return row % 2 == 0
                  ? card.withImage(SampleProbes.digit(rows.trueClass(row), 0))
                  : card;
            })
        .toList();
  }

  private static Picture constellation(SampleAnalysis sample, MappedRows rows) {
    SampleProbes probes = new SampleProbes(sample);
    double[] sigmas = {0, 0.1, 0.2, 0.3};
    return ConstellationPicture.of(
        List.of(
            new ConstellationPanel("trained clean", probes.constellation(5, 200, 3, sigmas), rows),
            new ConstellationPanel(
                "trained with noise", probes.constellation(5, 200, 0.5, sigmas), rows)),
        sample.palette(),
        DoubleStream.of(sigmas).mapToObj(sigma -> SampleProbes.digit(5, sigma)).toList());
  }

  private static Picture roc() {
    List<String> scores = List.of("typicality", "confidence", "maximum output");
    List<String> populations = List.of("attacked", "uniform noise", "inverted", "rotated");
    double[][] shifts = {{2.4, -0.2, 0.1}, {3.8, 1.6, 1.4}, {6, 0.6, -0.5}, {1.3, 1, 0.9}};
    Random random = new Random(1);
    List<RocPanel> panels = new ArrayList<>();
    for (int i = 0; i < shifts.length; i++) {
      Map<String, RocCurve> curves = new LinkedHashMap<>();
      for (int j = 0; j < scores.size(); j++) {
        double[] unusual = gaussian(random, 1_500, -shifts[i][j]);
        curves.put(scores.get(j), RocCurve.of(unusual, gaussian(random, ROWS, 0)));
      }
      panels.add(new RocPanel(populations.get(i), curves));
    }
    return RocPicture.of(panels);
  }

  private static double[] gaussian(Random random, int count, double mean) {
    return IntStream.range(0, count).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  private static Picture drift() {
    Random random = new Random(1);
    double[] sigmas =
        IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 0 : 0.01 * (i - 19)).toArray();
    double[] pValues =
        DoubleStream.of(sigmas)
            .map(sigma -> Math.max(0.001, Math.pow(1 - random.nextDouble(), 1 + 60 * sigma)))
            .toArray();
    return DriftPicture.of(pValues, 0.05, "σ of the noise", sigmas);
  }

  private static Picture accuracy() {
    List<NamedAccuracy> members =
        IntStream.range(0, 5)
            .mapToObj(i -> repeated("member " + (i + 1), 0.951 + 0.0013 * (i * 7 % 5)))
            .toList();
    return AccuracyPicture.of(
        members,
        List.of(
            repeated("best member", 0.9562),
            repeated("equal weights", 0.9634),
            repeated("confidence weights", 0.9651)));
  }

  private static NamedAccuracy repeated(String name, double mean) {
    Random random = new Random(name.hashCode());
    return new NamedAccuracy(
        name, Stream.generate(() -> mean + 0.002 * random.nextGaussian()).limit(5).toList());
  }
}
