package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MapRowsTest {

  private static MapRows at(float... z1) {
    List<Introspection> seen =
        IntStream.range(0, z1.length)
            .mapToObj(i -> new Introspection(new float[] {1, 0}, new float[] {z1[i], 0}, -1, 0))
            .toList();
    return MapRows.of(MappedRows.of(seen, new int[z1.length], List.of("a", "b")));
  }

  @Property
  void everyNthRowIsDrawnAndNeverMoreThanSoMany(
      @ForAll @IntRange(max = 500) int rows, @ForAll @IntRange(min = 1, max = 60) int most) {
    int[] drawn = MapRows.every(most, IntStream.range(0, rows).toArray());

    assertThat(drawn).hasSizeLessThanOrEqualTo(most);
    assertThat(drawn.length * 2).isGreaterThanOrEqualTo(Math.min(rows, most));
    if (drawn.length > 1) {
      assertThat(IntStream.range(1, drawn.length).map(i -> drawn[i] - drawn[i - 1]).distinct())
          .hasSize(1);
    }
  }

  @Test
  void rowsOutsideAreCounted() {
    assertThat(at(0, 4.5f, -5).note(3)).isEqualTo("3 of 3 rows drawn, 2 outside [−4, 4]²");
  }

  @Test
  void rowsBeyondTheAxesAndWithoutAPlaceAreCounted() {
    assertThat(at(0, 70, Float.NaN, Float.POSITIVE_INFINITY).note(2))
        .isEqualTo(
            "2 of 4 rows drawn, 1 outside [−4, 4]² (1 beyond the axes), 2 left out: no finite place");
  }

  @Test
  void theAxesCoverTheGridAndRowsNotTooFarOutside() {
    assertThat(at(0.5f).reach()).isCloseTo(4.16, within(1e-9));
    assertThat(at(-5).reach()).isCloseTo(5.2, within(1e-9));
    assertThat(at(1e6f).reach()).isCloseTo(6.24, within(1e-9));
    assertThat(at(Float.NaN).reach()).isCloseTo(4.16, within(1e-9));
  }

  @Test
  void rowsWithoutAPlaceAreNotDrawn() {
    assertThat(at(0, Float.NaN, 1).drawn(row -> true)).containsExactly(0, 2);
    assertThat(Arrays.stream(at(0, 1, 2).drawn(row -> row > 0)).sum()).isEqualTo(3);
  }
}
