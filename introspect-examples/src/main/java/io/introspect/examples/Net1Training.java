package io.introspect.examples;

import io.introspect.examples.data.ImageSet;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Option;

/** How long Net1 is trained. */
final class Net1Training {

  @Option(
      names = "--epochs",
      converter = PositiveNumber.class,
      defaultValue = "20",
      description = "epochs of the classifier's training; default: ${DEFAULT-VALUE}")
  private int epochs;

  int epochs() {
    return epochs;
  }

  /** A Net1 trained on these images. */
  MultiLayerNetwork train(ImageSet training, long seed) {
    MultiLayerNetwork net = untrained(training, seed);
    Classifiers.train(net, training, Net1.BATCH, epochs, seed);
    return net;
  }

  /** A Net1 whose learning rate suits the epochs asked for. */
  MultiLayerNetwork untrained(ImageSet training, long seed) {
    int iterations = epochs * Classifiers.iterationsPerEpoch(training, Net1.BATCH);
    return Net1.create(
        (int) training.rows().size(1), training.classNames().size(), iterations, Net1.RETAIN, seed);
  }
}
