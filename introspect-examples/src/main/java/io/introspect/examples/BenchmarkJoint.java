package io.introspect.examples;

import io.introspect.dl4j.JointTrainingListener;
import io.introspect.dl4j.SelfIntrospector;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** The classifier's own training with the joint listener and without, by turns. */
final class BenchmarkJoint {

  private static final int ROUNDS = 7;
  private static final int STEPS = 50;

  private BenchmarkJoint() {}

  static void measure(BenchmarkSubjects subjects, JsonLine figures) {
    MultiLayerNetwork plain = subjects.untrained();
    MultiLayerNetwork listenedTo = subjects.untrained();
    JointTrainingListener joint =
        SelfIntrospector.wrap(listenedTo).seed(subjects.options().seed()).joint();
    listenedTo.addListeners(joint);
    DataSetIterator batches = subjects.batches(ROUNDS);
    DataSetIterator sameBatches = subjects.batches(ROUNDS);
    int steps = subjects.options().rows(STEPS);
    time(plain, batches, steps); // warms up
    time(listenedTo, sameBatches, steps);
    double[] ratios = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double without = time(plain, batches, steps);
      ratios[round] = time(listenedTo, sameBatches, steps) / without;
    }
    joint.introspector(); // fails if its learning did
    figures.put("joint_over_plain", new Median().evaluate(ratios));
  }

  private static double time(MultiLayerNetwork net, DataSetIterator batches, int steps) {
    return Stopwatch.milliseconds(1, () -> Classifiers.train(net, batches, steps));
  }
}
