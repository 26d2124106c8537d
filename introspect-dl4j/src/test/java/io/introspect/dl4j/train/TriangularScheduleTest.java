package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ISchedule;

class TriangularScheduleTest {

  @Test
  void risesAndFallsLinearly() {
    TriangularSchedule schedule = new TriangularSchedule(8, 0.8, 1);
    double[] expected = {0.1, 0.3, 0.5, 0.7, 0.7, 0.5, 0.3, 0.1};

    for (int i = 0; i < 8; i++) {
      assertThat(schedule.valueAt(i, 0)).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void reachesThePeakInTheMiddle() {
    assertThat(new TriangularSchedule(5, 0.8, 1).valueAt(2, 0)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void repeatsWithADecayingPeak() {
    TriangularSchedule schedule = new TriangularSchedule(8, 0.8, 0.5);

    for (int i = 0; i < 8; i++) {
      assertThat(schedule.valueAt(i + 8, 0)).isCloseTo(0.5 * schedule.valueAt(i, 0), within(1e-12));
      assertThat(schedule.valueAt(i + 24, 0))
          .isCloseTo(0.125 * schedule.valueAt(i, 0), within(1e-12));
    }
  }

  @Test
  void knowsNoEpochs() {
    TriangularSchedule schedule = new TriangularSchedule(8, 0.8, 0.5);

    assertThat(schedule.valueAt(11, 7)).isEqualTo(schedule.valueAt(11, 0));
  }

  @Property(tries = 300, seed = "42")
  void isNeverZeroOrNegativeNorAboveThePeak(
      @ForAll @IntRange(min = 2, max = 5000) int cycleLength,
      @ForAll @DoubleRange(min = 1e-7, max = 1) @Scale(7) double peakRate,
      @ForAll @DoubleRange(min = 0.1, max = 1) double peakDecay,
      @ForAll @IntRange(max = 100) int cycle,
      @ForAll @IntRange(max = 4999) int within) {
    TriangularSchedule schedule = new TriangularSchedule(cycleLength, peakRate, peakDecay);
    int iteration = cycle * cycleLength + within % cycleLength;

    assertThat(schedule.valueAt(iteration, 0))
        .isPositive()
        .isLessThanOrEqualTo(peakRate * Math.pow(peakDecay, cycle));
  }

  @Property(tries = 300, seed = "42")
  void isSymmetricAboutTheMiddleOfTheCycle(
      @ForAll @IntRange(min = 2, max = 5000) int cycleLength,
      @ForAll @IntRange(max = 4999) int within) {
    TriangularSchedule schedule = new TriangularSchedule(cycleLength, 1, 1);
    int iteration = within % cycleLength;

    assertThat(schedule.valueAt(iteration, 0))
        .isCloseTo(schedule.valueAt(cycleLength - 1 - iteration, 0), within(1e-9));
  }

  @Test
  void cloneIsTheSameSchedule() {
    TriangularSchedule schedule = new TriangularSchedule(8, 0.8, 0.5);
    ISchedule clone = schedule.clone();

    assertThat(clone).isNotSameAs(schedule).isInstanceOf(TriangularSchedule.class);
    for (int i = 0; i < 20; i++) {
      assertThat(clone.valueAt(i, 0)).isEqualTo(schedule.valueAt(i, 0));
    }
  }

  @Test
  void schedulesOfTheSameSettingsAreEqual() {
    assertThat(new TriangularSchedule(8, 0.8, 0.5))
        .isEqualTo(new TriangularSchedule(8, 0.8, 0.5))
        .hasSameHashCodeAs(new TriangularSchedule(8, 0.8, 0.5))
        .isNotEqualTo(new TriangularSchedule(9, 0.8, 0.5))
        .isNotEqualTo(new TriangularSchedule(8, 0.7, 0.5))
        .isNotEqualTo(new TriangularSchedule(8, 0.8, 0.4));
  }

  @Test
  void survivesAConfigurationsJson() {
    MultiLayerConfiguration configuration = configuration();

    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());

    ISchedule schedule =
        ((Adam) ((BaseLayer) read.getConf(0).getLayer()).getIUpdater()).getLearningRateSchedule();
    assertThat(schedule).isEqualTo(new TriangularSchedule(8, 0.8, 0.5));
    assertThat(schedule.valueAt(11, 0))
        .isEqualTo(new TriangularSchedule(8, 0.8, 0.5).valueAt(11, 0));
    assertThat(read).isEqualTo(configuration);
  }

  @Test
  void layersThatShareItAreUpdatedTogether() {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init();

    assertThat(((MultiLayerUpdater) network.getUpdater()).getUpdaterBlocks()).hasSize(1);
  }

  private static MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(new TriangularSchedule(8, 0.8, 0.5)))
        .list()
        .layer(new DenseLayer.Builder().nIn(2).nOut(3).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MSE)
                .nIn(3)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build())
        .build();
  }

  @Test
  void refusesWhatIsOutOfRangeAndNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TriangularSchedule(1, 0.8, 0.5))
        .withMessage("cycleLength: expected at least 2, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TriangularSchedule(8, 0, 0.5))
        .withMessageContainingAll("peakRate", "found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TriangularSchedule(8, 0.8, 1.5))
        .withMessageContainingAll("peakDecay", "found 1.5");
  }
}
