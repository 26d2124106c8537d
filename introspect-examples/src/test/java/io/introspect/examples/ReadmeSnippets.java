package io.introspect.examples;

import static io.introspect.assertj.IntrospectionAssertions.assertThat;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.Introspection;
import io.introspect.Observation;
import io.introspect.SequencePath;
import io.introspect.TappedLayer;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.ClassRegions;
import io.introspect.contract.IntrospectableModelContract;
import io.introspect.dl4j.JointTrainingListener;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.activations.ActivationStorage;
import io.introspect.dl4j.model.ChannelReading;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.model.OneDnn;
import io.introspect.dl4j.model.StepReading;
import io.introspect.dl4j.probe.DriftMonitor;
import io.introspect.dl4j.probe.Ensemble;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.dl4j.probe.NoiseProbe;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.LoggingListener;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.probe.BorderReport;
import io.introspect.probe.Constellation;
import io.introspect.probe.Drift;
import io.introspect.report.ActivationMapPicture;
import io.introspect.report.Atlas;
import io.introspect.report.MappedRows;
import io.introspect.report.ReliabilityPicture;
import io.introspect.report.RiskCoveragePicture;
import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** The README's lines of code, compiled; {@link ReadmeTest} compares them. */
final class ReadmeSnippets {

  private ReadmeSnippets() {}

  @SuppressWarnings("UnusedVariable") // the README ends with the loaded one in hand
  static void firstScreen(DataSetIterator training, DataSetIterator validation, INDArray x)
      throws IOException {
    // spotless:off
// training, validation: DataSetIterators of features and one-hot labels; x: one row, [1, features]
MultiLayerNetwork model = ModelSerializer.restoreMultiLayerNetwork(new File("classifier.zip"));

SelfIntrospector introspector = SelfIntrospector.wrap(model).seed(42).fit(training, validation);

Introspection seen = introspector.introspect(x);
System.out.println(seen);
if (seen.probabilityCorrect() < 0.95) {
  System.out.println("better ask a person");
}

introspector.save(Path.of("classifier.introspector"));
introspector = SelfIntrospector.load(Path.of("classifier.introspector"), model);
    // spotless:on
  }

  @SuppressWarnings("UnusedVariable") // the README only names them
  static void trusting(SelfIntrospector introspector, DataSetIterator test, INDArray x)
      throws IOException {
    // spotless:off
// test: rows that neither the classifier nor the introspector has learned from
Audit audit = introspector.audit(test);
System.out.println(audit.table());
Files.writeString(Path.of("audit.json"), audit.json());
RiskCoveragePicture.of(audit).write(Path.of("pictures"), "risk-coverage");
ReliabilityPicture.of(audit).write(Path.of("pictures"), "reliability");

Acceptance acceptance = audit.acceptAt(0.01, 0.95);  // at most 1 % wrong, promised with probability 0.95
if (acceptance.accepts(introspector.introspect(x))) {
  System.out.println("no person needs to look at this one");
}
    // spotless:on
  }

  @SuppressWarnings("UnusedVariable") // the README only names them
  static void everyKindOfNetwork(
      MultiLayerNetwork model, DataSetIterator training, DataSetIterator validation) {
    // spotless:off
SelfIntrospector introspector =
    SelfIntrospector.wrap(model)
        .tap(LayerSelection.all().withChannels(ChannelReading.regions(2, 2)))
        .fit(training, validation);
    // spotless:on
    OneDnn.Report report = OneDnn.accelerate(model);
  }

  @SuppressWarnings("UnusedVariable") // the README only names them
  static void sequences(
      MultiLayerNetwork model,
      DataSetIterator training,
      DataSetIterator validation,
      INDArray sequences) {
    // spotless:off
SelfIntrospector introspector =
    SelfIntrospector.wrap(model)
        .tap(LayerSelection.all().withSteps(StepReading.EVERY))
        .fit(training, validation);
for (SequencePath path : introspector.paths(sequences)) {
  float[] end = path.place(path.steps() - 1);
}
    // spotless:on
  }

  static SelfIntrospector joint(MultiLayerNetwork model, DataSetIterator training) {
    JointTrainingListener joint = SelfIntrospector.wrap(model).joint();
    model.addListeners(joint);
    model.fit(training, 10);
    SelfIntrospector introspector = joint.introspector();
    return introspector;
  }

  @SuppressWarnings("UnusedVariable") // the README only names them
  static void seeingInside(
      SelfIntrospector introspector,
      DataSetIterator training,
      INDArray x,
      int[] trueClasses,
      List<String> classNames) {
    // spotless:off
// x: any number of rows, [n, features]; trueClasses: an int[] of theirs; classNames: a List<String>
Analysis analysis = introspector.analyze(training);
int[] units = analysis.order().unitsPerClass();              // how many hidden units stand for each class
float excited = analysis.expectedActivations().value(7, 42); // what unit 42 does, on average, for class 7

MappedRows rows = MappedRows.of(introspector.introspectAll(x), trueClasses, classNames);
ActivationMapPicture.of(rows, analysis.palette()).write(Path.of("pictures"), "map"); // map.png and map.svg

float[][] h = introspector.model().observe(x).activations().toFloatMatrix(); // for large x in parts, each closed
Atlas.of(analysis, rows)
    .title("My classifier")
    .decoder(introspector.autoencoder().decoderWeights())
    .activations(row -> h[row])
    .write(Path.of("atlas.html"));   // .images(row -> …) takes a BufferedImage for each row
    // spotless:on
  }

  @SuppressWarnings("UnusedVariable") // the README only names them
  static void probing(
      SelfIntrospector introspector,
      SelfIntrospector mine,
      SelfIntrospector yours,
      Introspection seen,
      Analysis analysis,
      INDArray x,
      INDArray reference,
      INDArray window) {
    // spotless:off
// reference, window: any number of rows, [n, features]; x: one row; mine, yours: introspectors of classifiers of the same classes
// analysis: as above; ε, σ and ranges are in the units of your data: for pixels from 0 to 255 all of them 255 times as large
if (!seen.isTypical()) {                       // of usual rows one in twenty; of noise and attacks on MNIST nearly all
  System.out.println("unlike anything learned: " + seen.typicality());
}
Constellation noisy = NoiseProbe.standard().withSigmas(0.1, 0.2).constellation(introspector, x);
double moved = noisy.levels().get(1).meanDistance();         // how far noise of 0.2 moves x over the map

AttackPath path = FastGradientSign.standard().withClipping(0, 1).attack(introspector, x, AttackAim.toward(3)).get(0);
BorderReport borders = BorderReport.of(path.seen(), ClassRegions.of(analysis)); // where it leaves its class's region

Drift drift = DriftMonitor.of(introspector.introspectAll(reference)).compare(introspector.introspectAll(window));
boolean alarm = drift.isAlarm();                             // for at most one usual window in a hundred

int vote = Ensemble.of(List.of(mine, yours)).vote(x).predictedClass();    // each by its confidence in x
    // spotless:on
  }

  /** A user's own unit test; it is not run, since it needs files that only the user has. */
  @SuppressWarnings("ClassCanBeStatic") // the README's is not nested
  // spotless:off
class ClassifierTest {

  private static final Path FILES = Path.of("src/test/resources");
  private static SelfIntrospector introspector;

  @BeforeAll
  static void load() throws IOException {
    File classifier = FILES.resolve("classifier.zip").toFile();
    introspector =
        SelfIntrospector.load(
            FILES.resolve("classifier.introspector"), ModelSerializer.restoreMultiLayerNetwork(classifier));
  }

  @Test
  void knowsASeven() {
    INDArray seven = Nd4j.readNpy(FILES.resolve("seven.npy").toFile());   // [1, features]
    assertThat(introspector.introspect(seven)).predicts(7).hasConfidenceAtLeast(2.0).isTypical();
  }

  @Test
  void knowsWhenItIsWrong() {
    Audit audit = introspector.audit(testRows());                        // a DataSetIterator of your own
    assertThat(audit).hasAurocAtLeast(0.95).isNoWorseThanMaximumOutput();
    assertThat(audit.acceptAt(0.01, 0.95)).hasCoverageAtLeast(0.9);
  }
  // spotless:on

    private static DataSetIterator testRows() {
      throw new UnsupportedOperationException("the user's own");
    }
  }

  static void settings(MultiLayerNetwork model) {
    SelfIntrospector.wrap(model)
        .autoencoder(InfoVae.standard().withLatentSize(3).withMmdWeight(5))
        .estimator(LogErrorRegression.standard().withHiddenLayers(64, 64))
        .listener(new LoggingListener());
  }

  static void storage(MultiLayerNetwork model) {
    SelfIntrospector.wrap(model)
        .activations(
            ActivationStorage.automatic().withBudget(4L << 30).withFolder(Path.of("/scratch")));
  }

  static SelfIntrospector sameDiff(
      SameDiff graph, DataSetIterator training, DataSetIterator validation) {
    SelfIntrospector introspector =
        SelfIntrospector.wrap(graph, "x", "softmax", "relu1", "relu2").fit(training, validation);
    return introspector;
  }

  /** Another engine; {@link ReadmeContractTest} runs the test below. */
  static
  // spotless:off
final class MyModel implements IntrospectableModel {

  private final MyEngine engine = new MyEngine();        // yours: 2 inputs, 3 hidden units, 2 classes

  @Override public int classes() { return 2; }

  @Override public ActivationTap tap() {
    return ActivationTap.of(List.of(new TappedLayer("hidden", 0, 3)));
  }

  @Override public Observation observe(INDArray x) {
    if (x.rank() != 2 || x.size(1) != 2) {
      throw new IllegalArgumentException("expected rows [n, 2], found " + Arrays.toString(x.shape()));
    }
    float[][][] passed = Stream.of(x.toFloatMatrix()).map(engine::run).toArray(float[][][]::new);
    float[][] hidden = Stream.of(passed).map(row -> row[0]).toArray(float[][]::new);
    float[][] output = Stream.of(passed).map(row -> row[1]).toArray(float[][]::new);
    return new Observation(Nd4j.createFromArray(output).detach(), Nd4j.createFromArray(hidden).detach());
  }

  @Override public String fingerprint() { return engine.checksum(); }
}
  // spotless:on

  static
  // spotless:off
class MyModelTest extends IntrospectableModelContract {

  @Override protected IntrospectableModel model() { return new MyModel(); }

  @Override protected INDArray rows() { return Nd4j.linspace(DataType.FLOAT, -1, 0.1, 16).reshape(8, 2); }

  @Override protected List<INDArray> wrongRows() { return List.of(Nd4j.zeros(DataType.FLOAT, 8, 3)); }
}
  // spotless:on
}
