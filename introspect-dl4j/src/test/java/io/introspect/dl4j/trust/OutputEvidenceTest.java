package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class OutputEvidenceTest {

  private static OutputEvidence of(float... output) {
    return new OutputEvidence(Nd4j.createFromArray(new float[][] {output}));
  }

  private static void assertIs(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-12));
  }

  @Test
  void isWhatItsNamesSay() {
    OutputEvidence outputs = of(0.25f, 0.625f, 0.125f);

    assertIs(outputs.maximum(), 0.625);
    assertIs(outputs.logit(), Math.log(0.625 / 0.375));
    assertIs(outputs.margin(), Math.log(2.5));
    double entropy = -0.25 * Math.log(0.25) - 0.625 * Math.log(0.625) - 0.125 * Math.log(0.125);
    assertIs(outputs.entropy(), -Math.log(entropy));
    assertThat(outputs.predicted()).containsExactly(1);
  }

  @Test
  void tellsRowsApart() {
    OutputEvidence outputs =
        new OutputEvidence(Nd4j.createFromArray(new float[][] {{0.75f, 0.25f}, {0.125f, 0.875f}}));

    assertThat(outputs.maximum()).containsExactly(0.75, 0.875);
    assertThat(outputs.predicted()).containsExactly(0, 1);
    assertIs(outputs.margin(), Math.log(3), Math.log(7));
  }

  @Test
  void columnMajorOutputsAreReadByRow() {
    assertThat(
            new OutputEvidence(
                    Nd4j.createFromArray(new float[][] {{0.75f, 0.25f}, {0.125f, 0.875f}}).dup('f'))
                .maximum())
        .containsExactly(0.75, 0.875);
  }

  @Test
  void entropyIsOfOutputsScaledToSumToOne() {
    assertIs(of(0.5f, 0.5f, 0.5f, 0.5f).entropy(), -Math.log(Math.log(4)));
  }

  @Test
  void ofEqualOutputsTheFirstIsPredicted() {
    assertThat(of(0.2f, 0.4f, 0.4f).predicted()).containsExactly(1);
    assertThat(of(0.2f, 0.4f, 0.4f).margin()).containsExactly(0);
  }

  @Test
  void certaintyAndItsNeighborInFloat32AreFiniteAndToldApart() {
    double certain = of(1, 0).logit()[0];
    double nearly = of(Math.nextDown(1f), 0).logit()[0];

    assertThat(certain).isFinite().isGreaterThan(nearly + 0.5);
    assertThat(of(1, 0).margin()[0]).isFinite();
    assertThat(of(1, 0).entropy()[0]).isFinite();
  }

  @Test
  void scoresThatAreNoSharesAreTakenForTheNearest() {
    assertIs(of(17, -3).logit(), of(1, 0).logit());
    assertThat(of(17, -3).margin()).containsExactly(of(1, 0).margin());
    assertThat(of(17, -3).maximum()).containsExactly(17);
    assertThat(of(-3, -2).logit()).containsExactly(of(0, 0).logit());
    assertThat(of(-3, -2).predicted()).containsExactly(1);
    assertIs(of(0, 0, 0).entropy(), -Math.log(Math.log(3)));
  }

  @Test
  void aSingleOutputHasEvidenceToo() {
    assertIs(of(0.75f).logit(), Math.log(3));
    assertThat(of(0.75f).margin()[0]).isFinite();
    assertThat(of(0.75f).entropy()[0]).isFinite();
  }

  @Property(tries = 300, seed = "42")
  void logitRanksAsTheMaximumOutputDoes(
      @ForAll @Scale(7) @FloatRange(min = 0.001f, max = 1) float a,
      @ForAll @Scale(7) @FloatRange(min = 0.001f, max = 1) float b) {
    assertThat(Double.compare(of(a, 0).logit()[0], of(b, 0).logit()[0]))
        .isEqualTo(Double.compare(of(a, 0).maximum()[0], of(b, 0).maximum()[0]));
  }

  @Property(tries = 300, seed = "42")
  void everythingIsFinite(
      @ForAll @Size(min = 1, max = 5) @FloatRange(min = -2, max = 2) float[] output) {
    OutputEvidence outputs = of(output);

    assertThat(outputs.logit()[0]).isFinite();
    assertThat(outputs.margin()[0]).isFinite().isGreaterThanOrEqualTo(0);
    assertThat(outputs.entropy()[0]).isFinite();
  }
}
