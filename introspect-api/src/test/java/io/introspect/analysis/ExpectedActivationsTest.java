package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;

class ExpectedActivationsTest {

  private static ExpectedActivations of(float[]... byClass) {
    return new ExpectedActivations(byClass);
  }

  private static ExpectedActivations two() {
    return of(new float[] {1, 2, 3}, new float[] {-1, 0, 4});
  }

  @Test
  void refusesAClassOrAColumnThatIsNotThere() {
    ExpectedActivations expected = new ExpectedActivations(new float[][] {{1, 2}, {3, 4}});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> expected.value(7, 0))
        .withMessage("expected a class from 0 to 1, found 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> expected.value(0, 42))
        .withMessage("expected a column from 0 to 1, found 42");
    assertThatIllegalArgumentException().isThrownBy(() -> expected.ofClass(-1));
  }

  @Test
  void handsOutWhatItWasGiven() {
    assertThat(two().classes()).isEqualTo(2);
    assertThat(two().width()).isEqualTo(3);
    assertThat(two().value(1, 2)).isEqualTo(4);
    assertThat(two().ofClass(0)).containsExactly(1, 2, 3);
  }

  @Test
  void r2OfEachClassIsTheShareOfTheReferencesVarianceThatIsExplained() {
    // Class 0: reference mean 2, total 1 + 0 + 1 = 2; off by 0.5 once: 1 − 0.25 / 2.
    // Class 1: reference mean 1, total 4 + 1 + 9 = 14; off by 3 and 4: 1 − 25 / 14.
    ExpectedActivations values = of(new float[] {1, 2.5f, 3}, new float[] {2, 0, 8});

    assertThat(values.r2Against(two()))
        .containsExactly(new double[] {0.875, -11 / 14.0}, within(1e-12));
  }

  @Test
  void r2AgainstTheMeanOfTheReferenceIsZero() {
    ExpectedActivations flat = of(new float[] {2, 2, 2}, new float[] {1, 1, 1});

    assertThat(flat.r2Against(two())).containsExactly(0, 0);
  }

  @Test
  void r2AgainstEqualOnesIsOneEvenIfTheyDoNotVary() {
    assertThat(two().r2Against(two())).containsExactly(1, 1);
    assertThat(of(new float[] {5, 5}).r2Against(of(new float[] {5, 5}))).containsExactly(1);
  }

  @Test
  void r2AgainstADifferentReferenceThatDoesNotVaryIsNotANumber() {
    assertThat(of(new float[] {5, 6}).r2Against(of(new float[] {5, 5})))
        .containsExactly(Double.NaN);
  }

  @Test
  void refusesAReferenceOfAnotherSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> two().r2Against(of(new float[] {1, 2, 3})))
        .withMessage("expected a reference of 2 classes and 3 units, found 1 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> two().r2Against(of(new float[2], new float[2])))
        .withMessage("expected a reference of 2 classes and 3 units, found 2 and 2");
  }

  @Test
  void changesOfArraysDoNotReachIt() {
    float[][] given = {{1, 2, 3}, {-1, 0, 4}};
    ExpectedActivations expected = new ExpectedActivations(given);

    given[0][0] = 9;
    given[1] = new float[] {9, 9, 9};
    expected.ofClass(0)[1] = 9;

    assertThat(expected.ofClass(0)).containsExactly(1, 2, 3);
    assertThat(expected.ofClass(1)).containsExactly(-1, 0, 4);
  }

  @Test
  void refusesToBeEmptyUnevenOrNotFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of())
        .withMessageContaining("at least one class");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new float[0]))
        .withMessageContaining("one unit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new float[3], new float[2]))
        .withMessageContainingAll("class 1", "expected 3 units", "found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new float[3], new float[] {0, Float.NaN, 0}))
        .withMessageContainingAll("class 1", "NaN", "unit 1");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(two())).usingRecursiveComparison().isEqualTo(two());
  }
}
