package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightAverageTest {

  private static final int PARAMETERS = 5000;

  private final INDArray live = Nd4j.zeros(DataType.FLOAT, 1, PARAMETERS);
  private final WeightAverage average = new WeightAverage(live);

  private float[] seen() {
    return average.during(() -> live.toFloatMatrix()[0]);
  }

  @Test
  void theFirstStepIsTakenAsItIs() {
    live.assign(Nd4j.arange(PARAMETERS).reshape(1, PARAMETERS));
    average.follow();
    assertThat(seen()).containsExactly(live.toFloatMatrix()[0]);
  }

  @Test
  void theSecondAndThirdAreMixedIn() {
    average.follow();
    live.assign(1);
    average.follow(); // 9 / 11
    average.follow(); // 9 / 12 of the rest
    float expected = 1 - 2 / 11f * 3 / 12f;
    assertThat(seen()[0]).isCloseTo(expected, within(1e-6f));
    assertThat(seen()[PARAMETERS - 1]).isCloseTo(expected, within(1e-6f));
  }

  @Test
  void afterManyStepsAboutFiveHundredCount() {
    for (int step = 0; step < 10_000; step++) {
      average.follow();
    }
    live.assign(1);
    for (int step = 0; step < 500; step++) {
      average.follow();
    }
    assertThat(seen()[7]).isCloseTo((float) (1 - Math.pow(0.998, 500)), within(1e-3f));
  }

  @Test
  void theNetworkGetsItsOwnBack() {
    average.follow();
    live.assign(3);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                average.during(
                    () -> {
                      assertThat(live.sumNumber().doubleValue()).isZero();
                      throw new IllegalStateException();
                    }));
    assertThat(live.minNumber().doubleValue()).isEqualTo(3);
    assertThat(live.maxNumber().doubleValue()).isEqualTo(3);
  }
}
