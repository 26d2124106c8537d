package io.introspect.examples;

import io.introspect.dl4j.model.ArrayScope;
import io.introspect.examples.data.ImageSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** Trains the classifiers of the examples: the model that a user would already have. */
final class Classifiers {

  private Classifiers() {}

  /** How many minibatches an epoch has. */
  static int iterationsPerEpoch(ImageSet training, int batch) {
    return training.size() / batch;
  }

  /** Trains a network on shuffled minibatches. */
  static void train(
      MultiLayerNetwork network, ImageSet training, int batch, int epochs, long seed) {
    train(network, batches(training, batch, epochs, seed));
  }

  /** Trains a network on minibatches, each of which is freed once it is learned. */
  static void train(MultiLayerNetwork network, DataSetIterator batches) {
    train(network, batches, Integer.MAX_VALUE);
  }

  /** Trains a network on the next minibatches, or on those that are left. */
  static void train(MultiLayerNetwork network, DataSetIterator batches, int most) {
    for (int step = 0; step < most && batches.hasNext(); step++) {
      DataSet batch = batches.next();
      try (ArrayScope scope = new ArrayScope()) {
        network.fit(scope.own(batch.getFeatures()), scope.own(batch.getLabels()));
      }
    }
  }

  /**
   * The shuffled minibatches of several epochs, made as they are asked for; rows that do not fill
   * one wait for another epoch.
   */
  static DataSetIterator batches(ImageSet training, int batch, int epochs, long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
    int perEpoch = iterationsPerEpoch(training, batch);
    Stream<DataSet> all =
        IntStream.range(0, epochs * perEpoch)
            .mapToObj(
                iteration -> {
                  int at = iteration % perEpoch;
                  if (at == 0) {
                    Collections.shuffle(order, random);
                  }
                  return minibatch(training, order.subList(at * batch, (at + 1) * batch));
                });
    return new ExistingDataSetIterator(all.iterator());
  }

  private static DataSet minibatch(ImageSet training, List<Integer> members) {
    int[] rows = members.stream().mapToInt(Integer::intValue).toArray();
    return new DataSet(
        Nd4j.pullRows(training.rows(), 1, rows), Nd4j.pullRows(training.labels(), 1, rows));
  }
}
