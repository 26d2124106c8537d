package io.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IntrospectionTest {

  private static final float[] OUTPUT = {0.25f, 0.5f, 0.125f};
  private static final float[] LATENT = {1.5f, -0.5f};

  private static Introspection seen() {
    return new Introspection(OUTPUT, LATENT, -2, 0.75);
  }

  @Test
  void predictsTheClassOfTheLargestOutput() {
    assertThat(seen().predictedClass()).isEqualTo(1);
    assertThat(seen().maximumOutput()).isEqualTo(0.5f);
  }

  @Test
  void ofEqualOutputsTheFirstIsPredicted() {
    assertThat(new Introspection(new float[] {0.1f, 0.4f, 0.4f}, LATENT, 0, 0).predictedClass())
        .isEqualTo(1);
    assertThat(new Introspection(new float[] {0, 0, 0}, LATENT, 0, 0).predictedClass()).isZero();
  }

  @Test
  void lastClassCanBePredicted() {
    assertThat(new Introspection(new float[] {-3, -2, -1}, LATENT, 0, 0).predictedClass())
        .isEqualTo(2);
  }

  @Test
  void withoutTrustTheMapMakesTheConfidence() {
    assertThat(seen().log10MapError()).isEqualTo(-2);
    assertThat(seen().confidence()).isEqualTo(2);
  }

  @Test
  void expectedErrorIsTheEstimateTakenOutOfTheLogarithm() {
    assertThat(seen().expectedError()).isCloseTo(0.01, within(1e-15));
    assertThat(new Introspection(OUTPUT, LATENT, 0, 0).expectedError()).isEqualTo(1);
  }

  private static Introspection trusted(double confidence, double probabilityCorrect) {
    return new Introspection(
        OUTPUT,
        LATENT,
        -2,
        0.75,
        OptionalDouble.empty(),
        Optional.of(new Trust(confidence, probabilityCorrect)));
  }

  @Test
  void trustMakesTheConfidenceAndLeavesWhatTheMapSays() {
    Introspection seen = trusted(3, 0.875);
    assertThat(seen.confidence()).isEqualTo(3);
    assertThat(seen.expectedError()).isCloseTo(0.001, within(1e-15));
    assertThat(seen.probabilityCorrect()).isEqualTo(0.875);
    assertThat(seen.log10MapError()).isEqualTo(-2);
    assertThat(seen.toString()).contains("confidence 3.00", "right with probability 0.8750");
    assertThat(seen)
        .isNotEqualTo(seen())
        .isNotEqualTo(trusted(3, 0.75))
        .isEqualTo(trusted(3, 0.875));
    assertThat(seen).hasSameHashCodeAs(trusted(3, 0.875));
  }

  @Test
  void withoutTrustThereIsNoProbabilityToAskFor() {
    assertThat(seen().hasProbabilityCorrect()).isFalse();
    assertThat(seen().toString()).doesNotContain("probability");
    assertThatThrownBy(() -> seen().probabilityCorrect())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fitted with trust");
  }

  @Test
  void trustRefusesWhatIsNoProbabilityOrNoNumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Trust(Double.NaN, 0.5));
    for (double probability : new double[] {-0.01, 1.01, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Trust(1, probability));
    }
  }

  @Test
  void typicalityIsComparedWithTheShareThatMayBeMissed() {
    Introspection rare =
        new Introspection(OUTPUT, LATENT, -2, 0.75, OptionalDouble.of(0.05), Optional.empty());
    assertThat(rare.typicality()).isEqualTo(0.05);
    assertThat(rare.isTypical()).as("at most a share of 0.05 is at 0.05 or less").isFalse();
    assertThat(rare.isTypical(0.04)).isTrue();
    assertThat(rare.toString()).contains("typicality 0.050");
    assertThat(rare).isNotEqualTo(seen());
  }

  @Test
  void withoutTypicalityThereIsNoneToAskFor() {
    assertThat(seen().hasTypicality()).isFalse();
    assertThat(seen().toString()).doesNotContain("typicality");
    assertThatThrownBy(() -> seen().typicality()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seen().isTypical()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAShareOrTypicalityOutOfRange() {
    Introspection usual =
        new Introspection(OUTPUT, LATENT, -2, 0.75, OptionalDouble.of(1), Optional.empty());
    for (double alpha : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> usual.isTypical(alpha))
          .withMessageContaining("" + alpha);
    }
    for (double typicality : new double[] {0, 1.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new Introspection(
                      OUTPUT, LATENT, 0, 0, OptionalDouble.of(typicality), Optional.empty()));
    }
  }

  @Test
  void handsOutWhatItWasGiven() {
    assertThat(seen().output()).containsExactly(OUTPUT);
    assertThat(seen().latent()).containsExactly(LATENT);
    assertThat(seen().reconstructionError()).isEqualTo(0.75);
  }

  @Test
  void changesToTheArraysGivenDoNotReachIt() {
    float[] output = OUTPUT.clone();
    float[] latent = LATENT.clone();
    Introspection seen = new Introspection(output, latent, -2, 0.75);

    output[0] = 9;
    latent[0] = 9;

    assertThat(seen).isEqualTo(seen());
  }

  @Test
  void changesToTheArraysHandedOutDoNotReachIt() {
    Introspection seen = seen();

    seen.output()[0] = 9;
    seen.latent()[0] = 9;

    assertThat(seen).isEqualTo(seen());
  }

  @Test
  void equalValuesAreEqualAndHashAlike() {
    assertThat(seen()).isEqualTo(seen()).hasSameHashCodeAs(seen());
  }

  @Test
  void differsWhereAnyOneValueDiffers() {
    assertThat(seen())
        .isNotEqualTo(new Introspection(new float[] {0.25f, 0.5f, 0.126f}, LATENT, -2, 0.75))
        .isNotEqualTo(new Introspection(OUTPUT, new float[] {1.5f, 0.5f}, -2, 0.75))
        .isNotEqualTo(new Introspection(OUTPUT, LATENT, -2.5, 0.75))
        .isNotEqualTo(new Introspection(OUTPUT, LATENT, -2, 0.5))
        .isNotEqualTo("an introspection");
  }

  @Test
  void refusesToBeWithoutOutputOrPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Introspection(new float[0], LATENT, 0, 0))
        .withMessageContainingAll("expected at least one output", "found 0 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Introspection(OUTPUT, new float[0], 0, 0))
        .withMessageContainingAll("one latent dimension", "found 3 and 0");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(seen())).isEqualTo(seen()).isNotSameAs(seen());
  }

  @Test
  void readsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(seen().toString())
          .isEqualTo(
              "class 1 (output 0.5000), confidence 2.00 decades (expected error 0.010),"
                  + " at (1.50, -0.50), reconstruction error 0.750");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property(tries = 200, seed = "42")
  void noOutputExceedsThatOfThePredictedClass(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -3, max = 3) Integer> scores) {
    float[] output = new float[scores.size()];
    for (int k = 0; k < output.length; k++) {
      output[k] = scores.get(k) / 4f;
    }
    Introspection seen = new Introspection(output, LATENT, 0, 0);

    assertThat(seen.maximumOutput()).isEqualTo(output[seen.predictedClass()]);
    for (int k = 0; k < output.length; k++) {
      assertThat(output[k]).isLessThanOrEqualTo(seen.maximumOutput());
      assertThat(k < seen.predictedClass() && output[k] == seen.maximumOutput()).isFalse();
    }
  }
}
