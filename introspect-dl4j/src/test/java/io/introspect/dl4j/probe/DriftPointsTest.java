package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DriftPointsTest {

  private static Introspection row(float a, float b, OptionalDouble typicality) {
    return new Introspection(
        new float[] {1, 0}, new float[] {a, b}, 0, 0, typicality, Optional.empty());
  }

  private static Introspection typical(float a, float b, double typicality) {
    return row(a, b, OptionalDouble.of(typicality));
  }

  @Test
  void theNormalScoreOfTypicalityIsTheLastCoordinate() {
    List<Introspection> rows = List.of(typical(1, 2, 0.5), typical(3, 4, 0.158655));
    float[] points = DriftPoints.of(rows).of(rows, "window");
    assertThat(points).hasSize(6);
    assertThat(points[1]).isEqualTo(2);
    assertThat(points[2]).isCloseTo(0, within(1e-6f));
    assertThat(points[3]).isEqualTo(3);
    assertThat(points[5]).isCloseTo(-1, within(1e-4f));
  }

  @Test
  void extremesAreFinite() {
    List<Introspection> rows = List.of(typical(0, 0, 1), typical(0, 0, 1e-9));
    float[] points = DriftPoints.of(rows).of(rows, "window");
    assertThat(points[2]).isCloseTo(3.719f, within(1e-3f));
    assertThat(points[5]).isCloseTo(-3.719f, within(1e-3f));
  }

  @Test
  void withoutTypicalityPlacesAreAll() {
    List<Introspection> rows = List.of(row(1, 2, OptionalDouble.empty()), typical(3, 4, 0.5));
    assertThat(DriftPoints.of(rows).of(rows, "window")).containsExactly(1, 2, 3, 4);
  }

  @Test
  void refusesRowsOfWhichSomeLackTypicality() {
    List<Introspection> rows = List.of(typical(1, 2, 0.5), row(3, 4, OptionalDouble.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftPoints.of(rows).of(rows, "reference"))
        .withMessageContaining("row 1 of the reference");
  }
}
