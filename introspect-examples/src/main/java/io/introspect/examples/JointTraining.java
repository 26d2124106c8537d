package io.introspect.examples;

import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.ExampleOptions.Splits;
import java.nio.file.Path;
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
    long start = System.nanoTime();
    MultiLayerNetwork alone = net1(splits);
    train(alone, splits);
    double aloneSeconds = Progress.secondsSince(start);

    start = System.nanoTime();
    SelfIntrospector sequential =
        SelfIntrospector.wrap(alone)
            .seed(options().seed())
            .listener(Progress.listener())
            .fit(
                splits.training().features(),
                splits.training().labels(),
                splits.validation().features(),
                splits.validation().labels());
    double fitSeconds = Progress.secondsSince(start);

    start = System.nanoTime();
    MultiLayerNetwork listenedTo = net1(splits);
    io.introspect.dl4j.JointTraining joint =
        SelfIntrospector.wrap(listenedTo).seed(options().seed()).joint();
    listenedTo.addListeners(joint);
    train(listenedTo, splits);
    SelfIntrospector jointly = joint.introspector();
    double jointSeconds = Progress.secondsSince(start);

    Map<String, Object> times = new LinkedHashMap<>();
    times.put("classifierAloneSeconds", aloneSeconds);
    times.put("sequentialFitSeconds", fitSeconds);
    times.put("classifierAndJointSeconds", jointSeconds);
    times.put("sameClassifier", listenedTo.params().equals(alone.params()));
    Map<String, Object> sequentialFigures =
        MapQuality.measure(sequential, splits.training(), splits.test());
    Map<String, Object> jointFigures =
        MapQuality.measure(jointly, splits.training(), splits.test());
    Table.print("Sequential, on " + options().dataName(), sequentialFigures);
    Table.print("Joint, on " + options().dataName(), jointFigures);
    Table.print("Times", times);
    Path metrics =
        new Metrics("JointTraining", options())
            .put("epochs", epochs)
            .put("retain", retain)
            .put("sequential", sequentialFigures)
            .put("joint", jointFigures)
            .putAll(times)
            .write(options().out());
    System.out.printf("%nfigures: %s%n", metrics.toAbsolutePath());
  }

  private MultiLayerNetwork net1(Splits splits) {
    int perEpoch = Classifiers.iterationsPerEpoch(splits.training(), Net1.BATCH);
    return Net1.create(
        (int) splits.training().features().size(1),
        splits.training().classNames().size(),
        epochs * perEpoch,
        retain,
        options().seed());
  }

  private void train(MultiLayerNetwork network, Splits splits) {
    Classifiers.train(network, splits.training(), Net1.BATCH, epochs, options().seed());
  }
}
