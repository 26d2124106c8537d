package io.introspect.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class PaymentsTest {

  @Test
  void sameSeedMakesTheSamePayments() {
    DataSet payments = new Payments(3).next(50);

    assertThat(new Payments(3).next(50)).isEqualTo(payments);
    assertThat(new Payments(4).next(50).getFeatures()).isNotEqualTo(payments.getFeatures());
  }

  @Test
  void theNextOnesAreOthersHoweverManyAreAskedForAtOnce() {
    Payments payments = new Payments(3);
    DataSet first = payments.next(20);
    DataSet second = payments.next(20);
    DataSet both = new Payments(3).next(40);

    assertThat(second.getFeatures()).isNotEqualTo(first.getFeatures());
    assertThat(DataSet.merge(java.util.List.of(first, second))).isEqualTo(both);
  }

  @Test
  void aboutOneInTwentyIsReportedAsFraud() {
    INDArray labels = new Payments(1).next(20_000).getLabels();

    assertThat(labels.shape()).containsExactly(20_000, 1);
    // 5 % of the habits are fraud: 4.75 % are reported, and 0.19 % of all by mistake.
    assertThat(labels.meanNumber().doubleValue()).isBetween(0.045, 0.054);
  }

  @Test
  void featuresAreWithinReason() {
    INDArray features = new Payments(1).next(5000).getFeatures();

    assertThat(features.shape()).containsExactly(5000, Payments.FEATURE_NAMES.size());
    assertThat(features.getColumn(1).minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    assertThat(features.getColumn(1).maxNumber().doubleValue()).isLessThanOrEqualTo(24);
    assertThat(features.getColumn(4).minNumber().doubleValue()).isZero();
    for (int flag : new int[] {5, 6}) {
      assertThat(features.getColumn(flag).toFloatVector()).containsOnly(0, 1);
    }
  }

  @Test
  void fraudIsFartherFromHomeButNotAlways() {
    DataSet payments = new Payments(1).next(20_000);
    int[] fraud = payments.getLabels().reshape(20_000).toIntVector();
    float[][] features = payments.getFeatures().toFloatMatrix();
    double[] sums = new double[2];
    double[] largest = new double[2];
    int[] counts = new int[2];
    for (int row = 0; row < fraud.length; row++) {
      sums[fraud[row]] += features[row][3];
      largest[fraud[row]] = Math.max(largest[fraud[row]], features[row][3]);
      counts[fraud[row]]++;
    }

    assertThat(sums[1] / counts[1]).isGreaterThan(sums[0] / counts[0] + 0.5);
    assertThat(largest[0]).isGreaterThan(sums[1] / counts[1]);
  }
}
