package io.introspect.examples;

import io.introspect.analysis.Analysis;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.data.Payments;
import io.introspect.report.ActivationMapPicture;
import io.introspect.report.ErrorSurfacePicture;
import io.introspect.report.MappedRows;
import io.introspect.report.ReliabilityPicture;
import io.introspect.report.RiskCoveragePicture;
import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Is a payment fraud, and is the answer to be trusted? A small network of one sigmoid output on a
 * table, one row in twenty positive.
 */
@Command(
    name = "TabularConfidence",
    mixinStandardHelpOptions = true,
    description = "Audits the confidence in a small network that tells fraud from honest payments.")
public final class TabularConfidence extends Example {

  private static final int TRAINING = 40_000;
  private static final int VALIDATION = 20_000;
  private static final int TEST = 20_000;

  private static final int EPOCHS = 10;

  /** Of what the network alone decides. */
  private static final double RISK = 0.01;

  private static final double PROBABILITY = 0.95;

  @Spec private CommandSpec spec;

  private TabularConfidence() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new TabularConfidence(), args);
  }

  @Override
  void run() throws Exception {
    options().refuseData(spec.commandLine());
    Payments payments = new Payments(options().seed());
    DataSet training = payments.next(options().rows(TRAINING));
    DataSet validation = payments.next(options().rows(VALIDATION));
    DataSet test = payments.next(options().rows(TEST));
    NormalizerStandardize scale = new NormalizerStandardize();
    scale.fit(training);
    List.of(training, validation, test).forEach(scale::transform);

    MultiLayerNetwork net = FraudNet.create(Payments.FEATURE_NAMES.size(), options().seed());
    net.fit(new ViewIterator(training, FraudNet.BATCH), EPOCHS);
    long start = System.nanoTime();
    SelfIntrospector introspector =
        options()
            .wrap(net)
            .fit(
                training.getFeatures(),
                training.getLabels(),
                validation.getFeatures(),
                validation.getLabels());
    double fitSeconds = Progress.secondsSince(start);
    Audit audit = introspector.audit(test.getFeatures(), test.getLabels());
    MappedRows seen =
        MappedRows.of(
            introspector.introspectAll(test.getFeatures()), classes(test), Payments.CLASS_NAMES);
    Acceptance acceptance = audit.acceptAt(RISK, PROBABILITY);
    draw(
        audit,
        acceptance,
        seen,
        introspector.analyze(training.getFeatures(), training.getLabels()));
    report(introspector, audit, acceptance, seen, fitSeconds);
  }

  private static int[] classes(DataSet rows) {
    return rows.getLabels().reshape(rows.numExamples()).toIntVector();
  }

  private void draw(Audit audit, Acceptance acceptance, MappedRows seen, Analysis analysis)
      throws IOException {
    Path out = options().out();
    ActivationMapPicture.of(seen, analysis.palette()).write(out, "activation-map");
    ErrorSurfacePicture.of(analysis.errorSurface(), seen).write(out, "error-surface");
    RiskCoveragePicture.of(audit, List.of("mapError"), acceptance).write(out, "risk-coverage");
    ReliabilityPicture.of(audit).write(out, "reliability");
  }

  private void report(
      SelfIntrospector introspector,
      Audit audit,
      Acceptance acceptance,
      MappedRows seen,
      double fitSeconds)
      throws IOException {
    Path out = options().out();
    Files.writeString(out.resolve("audit.txt"), audit.table());
    Files.writeString(out.resolve("audit.json"), audit.json());
    System.out.printf("%nPayments%n%n%s%n%s%n", audit.table(), acceptance);
    String winner = introspector.provenance().findings().get("trust.score");
    Metrics metrics =
        new Metrics("TabularConfidence", options())
            .put("data", "payments made by program")
            .put("epochs", EPOCHS)
            .putAll(new AuditedRuns(List.of(audit), List.of(winner)).figures())
            .put("acceptedShare", acceptance.coverage())
            .put("fitSeconds", fitSeconds);
    for (int k = 0; k < Payments.CLASS_NAMES.size(); k++) {
      String name = Payments.CLASS_NAMES.get(k);
      Map<String, Object> figures = ofClass(k, seen, acceptance);
      metrics.put(name, figures);
      Table.print("Payments that are " + name, figures);
    }
    Path file = metrics.write(out);
    System.out.printf("%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), file.toAbsolutePath());
  }

  /** What the network and the threshold make of the rows of one class. */
  private static Map<String, Object> ofClass(int k, MappedRows rows, Acceptance acceptance) {
    int[] members =
        IntStream.range(0, rows.size()).filter(row -> rows.trueClass(row) == k).toArray();
    int[] accepted =
        IntStream.of(members).filter(row -> acceptance.accepts(rows.seen(row))).toArray();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", members.length);
    figures.put("right", right(rows, members));
    figures.put("accepted", accepted.length);
    figures.put("acceptedRight", right(rows, accepted));
    return figures;
  }

  private static long right(MappedRows rows, int... members) {
    return IntStream.of(members).filter(rows::right).count();
  }
}
