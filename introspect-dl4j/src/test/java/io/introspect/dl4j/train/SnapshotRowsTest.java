package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SnapshotRowsTest {

  /** Row i of snapshot s has activations [10 s + i, −(10 s + i)] and target 100 s + i. */
  private static Snapshot snapshot(int s, int rows) {
    float[] h = new float[2 * rows];
    float[] errors = new float[rows];
    for (int i = 0; i < rows; i++) {
      h[2 * i] = 10 * s + i;
      h[2 * i + 1] = -h[2 * i];
      errors[i] = 100 * s + i;
    }
    return new Snapshot(s, Samples.matrix(2, h), Samples.matrix(1, errors));
  }

  private final SnapshotRows rows =
      new SnapshotRows(IntStream.range(0, 4).mapToObj(s -> snapshot(s, 3)).toList());

  @Test
  void areAsManyAsTheSnapshotsHaveTogether() {
    assertThat(rows.rows()).isEqualTo(12);
    assertThat(rows.width()).isEqualTo(2);
  }

  @Test
  void comeInTheOrderInWhichTheyAreAskedFor() {
    assertThat(rows.inputs(11, 0, 4, 3, 11).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{32, -32}, {0, 0}, {11, -11}, {10, -10}, {32, -32}});
    assertThat(rows.targets(11, 0, 4, 3, 11).toFloatVector())
        .containsExactly(302, 0, 101, 100, 302);
  }

  @Test
  void ofOneSnapshotAloneComeInOrderToo() {
    assertThat(rows.inputs(5, 3).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{12, -12}, {10, -10}});
    assertThat(rows.targets(4).toFloatVector()).containsExactly(101);
  }

  @Test
  void areCopies() {
    Snapshot only = snapshot(1, 2);
    SnapshotRows alone = new SnapshotRows(List.of(only));
    alone.inputs(0, 1).assign(7);
    assertThat(alone.inputs(1).getFloat(0)).isEqualTo(11);
  }

  @Property(tries = 200, seed = "42")
  void inputsAndTargetsAreOfTheSameRows(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 11) Integer> asked) {
    int[] numbers = asked.stream().mapToInt(Integer::intValue).toArray();
    float[] h = rows.inputs(numbers).getColumn(0).toFloatVector();
    float[] errors = rows.targets(numbers).toFloatVector();
    assertThat(h)
        .containsExactly(
            toFloats(Arrays.stream(numbers).map(row -> 10 * (row / 3) + row % 3).toArray()));
    assertThat(errors)
        .containsExactly(
            toFloats(Arrays.stream(numbers).map(row -> 100 * (row / 3) + row % 3).toArray()));
  }

  private static float[] toFloats(int[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return floats;
  }
}
