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

  @Property(seed = "42")
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
  void rowsBeyondTheAxesAndWithoutAPlaceAreCounted() {
    assertThat(at(0, 70, Float.NaN, Float.POSITIVE_INFINITY).note(2))
        .isEqualTo("2 of 4 rows drawn, 1 beyond the axes, 2 left out: no finite place");
    assertThat(at(0, 70).note(2, 70)).isEqualTo("2 of 2 rows drawn");
  }

  @Test
  void theAxesCoverAtLeastFourAndRowsNotTooFarOutside() {
    assertThat(at(0.5f).reach()).isCloseTo(4.16, within(1e-9));
    assertThat(at(-5, 2, 3).reach()).isCloseTo(5.2, within(1e-9));
    assertThat(at(1, 2, 1e6f).reach()).isCloseTo(6.24, within(1e-9));
    assertThat(at(15, -20).reach()).isCloseTo(20.8, within(1e-9));
    assertThat(at(Float.NaN).reach()).isCloseTo(4.16, within(1e-9));
  }

  @Test
  void oneRowInTwoThousandNeedNotBeOnTheAxes() {
    float[] z1 = new float[2_001];
    Arrays.fill(z1, 5);
    z1[1] = 9;

    assertThat(at(z1).reach()).isCloseTo(5.2, within(1e-9));
    assertThat(at(z1).note(2_001)).endsWith("drawn, 1 beyond the axes");
  }

  @Test
  void rowsWithoutAPlaceAreNotDrawn() {
    assertThat(at(0, Float.NaN, 1).drawn(row -> true)).containsExactly(0, 2);
    assertThat(Arrays.stream(at(0, 1, 2).drawn(row -> row > 0)).sum()).isEqualTo(3);
  }
}
