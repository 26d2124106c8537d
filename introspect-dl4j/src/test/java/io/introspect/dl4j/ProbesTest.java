package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.dl4j.probe.DriftMonitor;
import io.introspect.dl4j.probe.Ensemble;
import io.introspect.dl4j.probe.NoiseInjection;
import io.introspect.dl4j.probe.NoiseProbe;
import io.introspect.probe.Ballot;
import io.introspect.probe.Constellation;
import io.introspect.probe.EnsembleAccuracy;
import io.introspect.probe.NoiseLevel;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** The probes on introspectors of real, if small, networks. */
class ProbesTest {

  private static SelfIntrospector first;
  private static SelfIntrospector second;

  @BeforeAll
  static void fit() {
    first = Blobs.fitted(Blobs.trained());
    second = Blobs.fitted(Blobs.network(1)); // untrained: hardly better than chance
  }

  @Test
  void noiseScattersCopiesTheFartherTheStrongerItIs() {
    Constellation constellation =
        NoiseProbe.standard()
            .withSigmas(0, 0.1, 0.4, 1.6)
            .withCopies(50)
            .constellation(first, Blobs.testRows(1));

    assertThat(constellation.levels())
        .extracting(NoiseLevel::meanDistance)
        .isSorted()
        .first()
        .isEqualTo(0.0);
    assertThat(constellation.levels().get(3).meanDistance()).isGreaterThan(0.2);
  }

  @Test
  void confidenceLetsTheTrainedNetworkDecide() {
    DataSet test = Blobs.data(300, 2000);
    int[] truth = test.getLabels().argMax(1).toIntVector();

    List<Ballot> ballots = Ensemble.of(List.of(second, first)).voteAll(test.getFeatures());
    EnsembleAccuracy accuracy = EnsembleAccuracy.of(ballots, truth);

    assertThat(ballots).hasSize(300);
    assertThat(accuracy.bestMember()).isEqualTo(1);
    assertThat(accuracy.bestMemberAccuracy()).isGreaterThan(accuracy.members().get(0) + 0.2);
    assertThat(accuracy.confidenceWeighted())
        .isGreaterThanOrEqualTo(accuracy.equallyWeighted())
        .isCloseTo(accuracy.bestMemberAccuracy(), within(0.03));
  }

  @Test
  void stretchedWindowRaisesAnAlarmAndAUsualOneDoesNot() {
    DriftMonitor monitor = DriftMonitor.of(first.introspectAll(Blobs.testRows(400)));
    INDArray usual = Blobs.data(100, 3000).getFeatures();

    assertThat(monitor.compare(first.introspectAll(usual)).isAlarm()).isFalse();
    assertThat(monitor.compare(first.introspectAll(usual.mul(1.8))).isAlarm()).isTrue();
  }

  @Test
  void networkLearnsFromNoisyDataWhichStaysAsItIs() {
    DataSet training = Blobs.data(640, 1);
    INDArray features = training.getFeatures().dup();
    DataSet test = Blobs.data(300, 2000);

    MultiLayerNetwork network = trainedWithNoise(training, 1);

    Evaluation evaluation = new Evaluation(Blobs.CLASSES);
    evaluation.eval(test.getLabels(), network.output(test.getFeatures()));
    assertThat(evaluation.accuracy()).isGreaterThan(0.75); // clean: 0.9
    assertThat(training.getFeatures()).isEqualTo(features);
    assertThat(network.params()).isEqualTo(trainedWithNoise(training, 1).params());
    assertThat(network.params()).isNotEqualTo(trainedWithNoise(training, 2).params());
  }

  /** Twelve epochs of the minibatches themselves, no copies. */
  private static MultiLayerNetwork trainedWithNoise(DataSet training, long seed) {
    MultiLayerNetwork network = Blobs.network(1);
    ExistingDataSetIterator minibatches = new ExistingDataSetIterator(training.batchBy(64));
    Blobs.single(
        () -> {
          network.fit(NoiseInjection.over(minibatches).withSigma(0, 1).withSeed(seed), 12);
          return null;
        });
    return network;
  }
}
