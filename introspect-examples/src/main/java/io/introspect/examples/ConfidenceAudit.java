package io.introspect.examples;

import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.ReliabilityPicture;
import io.introspect.report.RiskCoveragePicture;
import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Is the confidence better than the maximum output? Of Net1 and of an everyday softmax network. */
@Command(
    name = "ConfidenceAudit",
    mixinStandardHelpOptions = true,
    description = "Audits the confidence in Net1 and in a softmax network, several seeds of each.")
public final class ConfidenceAudit extends Example {

  /** Mistakes are rare, and what to believe is learned from them: the more rows, the better. */
  private static final int MOST_VALIDATION = 10_000;

  private static final double RISK = 0.01;
  private static final double PROBABILITY = 0.95;

  @Mixin private Net1Training plan = new Net1Training();

  @Option(
      names = "--runs",
      converter = PositiveNumber.class,
      defaultValue = "3",
      description =
          "how many networks of each kind, with seeds from --seed on; default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--saved",
      paramLabel = "DIR",
      description =
          "folder with net1-1, softmax-1, …, as an earlier run has written them to OUT; those that"
              + " are not there are trained, which takes minutes each")
  private Path saved;

  private ConfidenceAudit() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new ConfidenceAudit(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits(MOST_VALIDATION);
    Metrics metrics = new Metrics("ConfidenceAudit", options());
    Map<String, AuditedRuns> kinds = new LinkedHashMap<>();
    for (String kind : List.of("net1", "softmax")) {
      List<Audit> audits = new ArrayList<>();
      List<String> winners = new ArrayList<>();
      for (long seed = options().seed(); seed < options().seed() + runs; seed++) {
        String name = kind + "-" + seed;
        SelfIntrospector introspector = introspector(kind, seed, splits);
        winners.add(introspector.provenance().findings().get("trust.score"));
        audits.add(audit(name, introspector, splits.test()));
      }
      kinds.put(kind, new AuditedRuns(audits, winners));
      metrics.put(kind, kinds.get(kind).figures());
    }
    Path file =
        metrics
            .put("runs", runs)
            .put("trainingRows", splits.training().size())
            .put("heldOutRows", splits.validation().size())
            .write(options().out());
    kinds.forEach(this::summarize);
    System.out.printf(
        "%npictures, tables: %s%nfigures: %s%n",
        options().out().toAbsolutePath(), file.toAbsolutePath());
  }

  /** As an earlier run has left it, or trained and fitted now. */
  private SelfIntrospector introspector(String kind, long seed, Splits splits) throws IOException {
    String name = kind + "-" + seed;
    if (saved != null && Files.exists(saved.resolve(name))) {
      return SavedClassifier.load(saved.resolve(name), kind, ConfidenceAudit.class);
    }
    MultiLayerNetwork net =
        kind.equals("net1") ? plan.train(splits.training(), seed) : softmax(splits, seed);
    SelfIntrospector introspector =
        options().fit(options().setUp(SelfIntrospector.wrap(net), seed), splits);
    Path folder = Files.createDirectories(options().out().resolve(name));
    SavedClassifier.save(net, introspector, folder, kind);
    return introspector;
  }

  private MultiLayerNetwork softmax(Splits splits, long seed) {
    ImageSet training = splits.training();
    int iterations = plan.epochs() * Classifiers.iterationsPerEpoch(training, SoftmaxNet.BATCH);
    MultiLayerNetwork net =
        SoftmaxNet.create(
            (int) training.rows().size(1), training.classNames().size(), iterations, seed);
    Classifiers.train(net, training, SoftmaxNet.BATCH, plan.epochs(), seed);
    return net;
  }

  private Audit audit(String name, SelfIntrospector introspector, ImageSet test)
      throws IOException {
    Audit audit = introspector.audit(test.rows(), test.labels());
    Acceptance acceptance = audit.acceptAt(RISK, PROBABILITY);
    System.out.printf(
        "%n%s on %s%n%n%s%n%s%n", name, options().dataName(), audit.table(), acceptance);
    Path out = options().out();
    Files.writeString(out.resolve(name + ".txt"), audit.table());
    Files.writeString(out.resolve(name + ".json"), audit.json());
    RiskCoveragePicture.of(audit, List.of("mapError", "trustRatio"), acceptance)
        .write(out, name + "-risk-coverage");
    ReliabilityPicture.of(audit).write(out, name + "-reliability");
    return audit;
  }

  private void summarize(String kind, AuditedRuns audited) {
    System.out.printf("%n%s, means over %d runs (areas x 1000, all else in percent)%n", kind, runs);
    System.out.printf("  %-14s %12s %15s%n", "", "confidence", "maximumOutput");
    for (Measure measure : AuditedRuns.MEASURES) {
      double scale = measure == Measure.AURC ? 1000 : 100;
      System.out.printf(
          Locale.ROOT,
          "  %-14s %12.3f %15.3f%n",
          measure.key(),
          scale * audited.confidence(measure),
          scale * audited.maximumOutput(measure));
    }
  }
}
