package io.introspect.examples;

import io.introspect.SequencePath;
import io.introspect.analysis.Palette;
import io.introspect.analysis.Trajectories;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.model.StepReading;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.TrajectoryPicture;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The paths over the map of images that a recurrent network reads line by line, from the top (§4):
 * how it comes to its opinion.
 */
@Command(
    name = "SequenceTrajectories",
    mixinStandardHelpOptions = true,
    description = "Follows images over the map while an LSTM reads them line by line.")
public final class SequenceTrajectories extends Example {

  private static final int UNITS = 64;
  private static final int BATCH = 64;

  @Option(
      names = "--epochs",
      converter = PositiveNumber.class,
      defaultValue = "3",
      description = "epochs of the classifier's training; default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--rows",
      converter = PositiveNumber.class,
      defaultValue = "15000",
      description =
          "at most so many training images are fitted to, each at every line; default:"
              + " ${DEFAULT-VALUE}")
  private int rows;

  @Option(
      names = "--followed",
      converter = PositiveNumber.class,
      defaultValue = "300",
      description = "how many test images are drawn; default: ${DEFAULT-VALUE}")
  private int followed;

  private SequenceTrajectories() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new SequenceTrajectories(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    ImageSet training = splits.training();
    ComputationGraph net = trained(training);
    ImageSet learned = training.slice(0, Math.min(rows, training.size()));
    SelfIntrospector introspector =
        options()
            .setUp(SelfIntrospector.wrap(net))
            .tap(LayerSelection.all().withSteps(StepReading.EVERY))
            .fit(
                lines(learned),
                learned.labels(),
                lines(splits.validation()),
                splits.validation().labels());

    Path out = options().out();
    ImageSet test = splits.test();
    Trajectories all = paths(introspector, test);
    ImageSet drawn = test.slice(0, Math.min(followed, test.size()));
    TrajectoryPicture.ofSequences(
            paths(introspector, drawn), test.classNames(), Palette.of(test.classNames().size()))
        .write(out, "sequence-trajectories");

    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(
        "accuracy",
        MapQuality.accuracy(introspector.introspectAll(lines(test)), MapQuality.classes(test)));
    figures.put("steps", all.snapshots());
    figures.put("rows", all.rows());
    figures.put(
        "withinOverBetween",
        IntStream.range(0, all.snapshots()).mapToDouble(all::withinOverBetween).toArray());
    Table.print("An LSTM reads " + options().dataName(), figures);
    Path metrics = new Metrics("SequenceTrajectories", options()).putAll(figures).write(out);
    System.out.printf(
        "%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), metrics.toAbsolutePath());
  }

  private ComputationGraph trained(ImageSet training) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(options().seed())
                .updater(new Adam(2e-3))
                .graphBuilder()
                .addInputs("lines")
                .addLayer(
                    "lstm",
                    new LSTM.Builder().nOut(UNITS).activation(Activation.TANH).build(),
                    "lines")
                .addVertex("end", new LastTimeStepVertex("lines"), "lstm")
                .addLayer(
                    "class",
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(UNITS)
                        .nOut(training.classNames().size())
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "end")
                .setOutputs("class")
                .setInputTypes(InputType.recurrent(lineWidth(training), training.height()))
                .build());
    network.init();
    Iterator<DataSet> batches = Classifiers.batches(training, BATCH, epochs, options().seed());
    while (batches.hasNext()) {
      DataSet batch = batches.next();
      try (ArrayScope scope = new ArrayScope()) {
        INDArray images = scope.own(batch.getFeatures());
        INDArray[] lines = {scope.own(lines(images, training))};
        network.fit(lines, new INDArray[] {scope.own(batch.getLabels())});
      }
    }
    return network;
  }

  private static Trajectories paths(SelfIntrospector introspector, ImageSet images) {
    List<SequencePath> paths = introspector.paths(lines(images));
    int steps = images.height();
    float[][][] places = new float[steps][paths.size()][];
    for (int step = 0; step < steps; step++) {
      for (int row = 0; row < paths.size(); row++) {
        places[step][row] = paths.get(row).place(step);
      }
    }
    return new Trajectories(
        IntStream.rangeClosed(1, steps).toArray(), places, MapQuality.classes(images));
  }

  private static INDArray lines(ImageSet images) {
    return lines(images.rows(), images);
  }

  /** Images as sequences of their lines, [n, channels · width, height]. */
  private static INDArray lines(INDArray rows, ImageSet like) {
    return rows.reshape(rows.size(0), like.channels(), like.height(), like.width())
        .permute(0, 1, 3, 2)
        .dup('c')
        .reshape(rows.size(0), lineWidth(like), like.height());
  }

  private static int lineWidth(ImageSet images) {
    return images.channels() * images.width();
  }
}
