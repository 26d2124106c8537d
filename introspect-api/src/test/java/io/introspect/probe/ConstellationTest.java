package io.introspect.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.Serialized;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four copies of a row of class 1 at (1, 2). */
class ConstellationTest {

  private static final Introspection CLEAN = Seen.of(1, -4, 1, 2);
  private static final List<Introspection> COPIES =
      List.of(
          Seen.of(1, -4, 1, 2), Seen.of(1, -2, 4, 6), Seen.of(2, -1, 1, 1), Seen.of(1, -3, 7, 10));

  private static NoiseLevel level() {
    return new NoiseLevel(0.5, CLEAN, COPIES);
  }

  @Test
  void displacementsLeadFromTheRowToItsCopies() {
    assertThat(level().displacement(0)).containsExactly(0, 0);
    assertThat(level().displacement(1)).containsExactly(3, 4);
    assertThat(level().displacement(2)).containsExactly(0, -1);
  }

  @Test
  void meanDistanceIsThatOfTheCopies() {
    assertThat(level().meanDistance()).isEqualTo((0 + 5 + 1 + 10) / 4.0);
  }

  @Test
  void sharesCountHowTheCopiesAreClassified() {
    assertThat(level().classShares()).containsExactly(0, 0.75, 0.25);
    assertThat(level().unchangedShare()).isEqualTo(0.75);
  }

  @Test
  void meanConfidenceIsInDecades() {
    assertThat(level().meanConfidence()).isCloseTo(2.5, within(1e-15));
  }

  @Test
  void listsAreCopiedAndCannotBeChanged() {
    List<Introspection> copies = new ArrayList<>(COPIES);
    NoiseLevel level = new NoiseLevel(0.5, CLEAN, copies);
    List<NoiseLevel> levels = new ArrayList<>(List.of(level));
    Constellation constellation = new Constellation(CLEAN, levels);
    copies.clear();
    levels.clear();

    assertThat(constellation.levels()).containsExactly(level());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> constellation.levels().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> level.copies().clear());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoStandardDeviation(double sigma) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoiseLevel(sigma, CLEAN, COPIES))
        .withMessageContaining("found " + sigma + " and 4 copies");
  }

  @Test
  void refusesToBeEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoiseLevel(0.1, CLEAN, List.of()))
        .withMessageContaining("0 copies");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Constellation(CLEAN, List.of()))
        .withMessage("expected at least one noise level, found none");
    assertThatNullPointerException()
        .isThrownBy(() -> new NoiseLevel(0.1, null, COPIES))
        .withMessage("clean");
    assertThatNullPointerException()
        .isThrownBy(() -> new Constellation(null, List.of(level())))
        .withMessage("clean");
  }

  @Test
  void survivesJavaSerialization() {
    Constellation constellation = new Constellation(CLEAN, List.of(level()));

    assertThat(Serialized.copy(constellation)).isEqualTo(constellation);
  }
}
