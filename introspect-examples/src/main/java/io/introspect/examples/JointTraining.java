package io.introspect.examples;

import io.introspect.dl4j.JointTrainingListener;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.ExampleOptions.Splits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Joint and sequential training side by side: the same Net1 is trained twice from the same seed,
 * once alone and fitted afterwards, once with the listener in its own training loop.
 */
@Command(
    name = "JointTraining",
    mixinStandardHelpOptions = true,
    description = "Net1 introspected by a listener in its own training, beside the sequential way.")
public final class JointTraining extends Example {

  @Option(
      names = "--epochs",
      converter = PositiveNumber.class,
      defaultValue = "10",
      description = "epochs of the classifier's training; default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--retain",
      defaultValue = "1",
      description =
          "the classifier's probability to keep a unit in training; below 1 the listener sees thinned"
              + " activations; default: ${DEFAULT-VALUE}")
  private double retain;

  private JointTraining() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new JointTraining(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    MultiLayerNetwork alone = net1(splits);
    long start = System.nanoTime();
    train(alone, splits);
    double aloneSeconds = Progress.secondsSince(start);
    start = System.nanoTime();
    SelfIntrospector sequential = options().fit(options().wrap(alone), splits);
    double fitSeconds = Progress.secondsSince(start);

    MultiLayerNetwork listenedTo = net1(splits);
    start = System.nanoTime();
    SelfIntrospector jointly = trainJointly(listenedTo, splits);
    double jointSeconds = Progress.secondsSince(start);

    Map<String, Object> times = new LinkedHashMap<>();
    times.put("classifierAloneSeconds", aloneSeconds);
    times.put("sequentialFitSeconds", fitSeconds);
    times.put("classifierAndJointSeconds", jointSeconds);
    times.put("sameClassifier", Arrays.equals(parameters(listenedTo), parameters(alone)));
    report(
        MapQuality.measure(sequential, splits.training(), splits.test()),
        MapQuality.measure(jointly, splits.training(), splits.test()),
        times);
  }

  private SelfIntrospector trainJointly(MultiLayerNetwork model, Splits splits) {
    JointTrainingListener joint = SelfIntrospector.wrap(model).seed(options().seed()).joint();
    model.addListeners(joint);
    train(model, splits);
    return joint.introspector();
  }

  private void report(
      Map<String, Object> sequential, Map<String, Object> jointly, Map<String, Object> times)
      throws IOException {
    Table.print("Sequential, on " + options().dataName(), sequential);
    Table.print("Joint, on " + options().dataName(), jointly);
    Table.print("Times", times);
    Path metrics =
        new Metrics("JointTraining", options())
            .put("epochs", epochs)
            .put("retain", retain)
            .put("sequential", sequential)
            .put("joint", jointly)
            .putAll(times)
            .write(options().out());
    System.out.printf("%nfigures: %s%n", metrics.toAbsolutePath());
  }

  /** As numbers, since INDArray.equals would allow for a tolerance. */
  private static float[] parameters(MultiLayerNetwork network) {
    return network.params().reshape(network.numParams()).toFloatVector();
  }

  private MultiLayerNetwork net1(Splits splits) {
    int perEpoch = Classifiers.iterationsPerEpoch(splits.training(), Net1.BATCH);
    return Net1.create(
        (int) splits.training().rows().size(1),
        splits.training().classNames().size(),
        epochs * perEpoch,
        retain,
        options().seed());
  }

  private void train(MultiLayerNetwork network, Splits splits) {
    Classifiers.train(network, splits.training(), Net1.BATCH, epochs, options().seed());
  }
}
