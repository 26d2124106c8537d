package io.introspect.examples;

import io.introspect.dl4j.model.ArrayScope;
import io.introspect.examples.data.ImageSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains the classifiers of the examples: the model that a user would already have. */
final class Classifiers {

  private Classifiers() {}

  /** How many minibatches an epoch has. */
  static int iterationsPerEpoch(ImageSet training, int batch) {
    return training.size() / batch;
  }

  /** Trains a network on shuffled minibatches; rows that do not fill one wait for another epoch. */
  static void train(
      MultiLayerNetwork network, ImageSet training, int batch, int epochs, long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
    for (int epoch = 0; epoch < epochs; epoch++) {
      java.util.Collections.shuffle(order, random);
      for (int from = 0; from + batch <= order.size(); from += batch) {
        int[] rows =
            order.subList(from, from + batch).stream().mapToInt(Integer::intValue).toArray();
        try (ArrayScope scope = new ArrayScope()) {
          INDArray x = scope.own(Nd4j.pullRows(training.rows(), 1, rows));
          INDArray y = scope.own(Nd4j.pullRows(training.labels(), 1, rows));
          network.fit(x, y);
        }
      }
    }
  }
}
