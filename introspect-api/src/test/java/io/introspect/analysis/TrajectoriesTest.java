package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Serialized;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {

  private static final int[] CLASSES = {0, 1, 0, 1};

  /** Two snapshots of four rows, of classes 0, 1, 0, 1. */
  private static float[][][] places() {
    return new float[][][] {
      {{0, 0}, {0, 2}, {2, 0}, {2, 2}},
      {{0, 0}, {0, 4}, {1, 0}, {1, 4}},
    };
  }

  private static Trajectories paths() {
    return new Trajectories(new int[] {0, 500}, places(), CLASSES);
  }

  private static double withinOverBetween(int[] classes, float[]... rows) {
    return new Trajectories(new int[] {0}, new float[][][] {rows}, classes).withinOverBetween(0);
  }

  @Test
  void handsOutWhatItWasGiven() {
    assertThat(paths().snapshots()).isEqualTo(2);
    assertThat(paths().rows()).isEqualTo(4);
    assertThat(paths().iteration(1)).isEqualTo(500);
    assertThat(paths().place(1, 3)).containsExactly(1, 4);
    assertThat(paths().trueClass(3)).isEqualTo(1);
  }

  @Test
  void withinOverBetweenFallsAsTheClassesPart() {
    // Centers (1, 0) and (1, 2) about (1, 1): each row is 1 from its center, that 1 from the
    // middle.
    assertThat(paths().withinOverBetween(0)).isCloseTo(1, within(1e-12));
    // Centers (0.5, 0) and (0.5, 4) about (0.5, 2): 4 × 0.25 over 4 × 4.
    assertThat(paths().withinOverBetween(1)).isCloseTo(1 / 16.0, within(1e-12));
  }

  @Test
  void everyRowCountsAlikeInClassesOfDifferentSizes() {
    // Class 0 at 0, 0 and 3, center 1; class 2 at 5; all at 2. Within 1 + 1 + 4; between 3 × 1 + 9.
    assertThat(
            withinOverBetween(
                new int[] {0, 0, 0, 2},
                new float[] {0},
                new float[] {0},
                new float[] {3},
                new float[] {5}))
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void withinOverBetweenOfRowsThatCoincideWithTheirClassIsZero() {
    assertThat(withinOverBetween(new int[] {0, 1}, new float[] {1, 1}, new float[] {2, 2}))
        .isZero();
  }

  @Test
  void withinOverBetweenIsInfiniteWhileAllCentersCoincideAndNoNumberIfAllRowsDo() {
    assertThat(
            withinOverBetween(
                new int[] {0, 0, 1, 1},
                new float[] {-1},
                new float[] {1},
                new float[] {-2},
                new float[] {2}))
        .isInfinite();
    assertThat(withinOverBetween(new int[] {0, 1}, new float[] {1}, new float[] {1})).isNaN();
  }

  @Test
  void changesOfArraysDoNotReachIt() {
    int[] iterations = {0, 500};
    float[][][] places = places();
    int[] classes = CLASSES.clone();
    Trajectories paths = new Trajectories(iterations, places, classes);

    iterations[1] = 9;
    places[1][3][0] = 9;
    places[0][0] = new float[] {9, 9};
    classes[3] = 0;
    paths.place(1, 3)[1] = 9;

    assertThat(paths).usingRecursiveComparison().isEqualTo(paths());
  }

  @Test
  void refusesToBeEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[0], new float[0][][], CLASSES))
        .withMessageContaining("found 0 snapshots, places for 0, and 4 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[1], new float[1][0][], new int[0]))
        .withMessageContaining("found 1 snapshots, places for 1, and 0 rows");
  }

  @Test
  void refusesDifferentNumbersOfSnapshotsRowsOrCoordinates() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[] {0, 1, 2}, places(), CLASSES))
        .withMessageContaining("found 3 snapshots, places for 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[] {0, 1}, places(), new int[3]))
        .withMessage("snapshot 0: expected places of 3 rows, found 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[] {0}, new float[1][0][], CLASSES))
        .withMessage("snapshot 0: expected places of 4 rows, found 0");
    float[][][] uneven = places();
    uneven[1][2] = new float[3];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[] {0, 1}, uneven, CLASSES))
        .withMessage("snapshot 1, row 2: expected 2 coordinates, found 3");
  }

  @Test
  void refusesIterationsThatDescendAndNegativeClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[] {5, 4}, places(), CLASSES))
        .withMessage("snapshot 1: expected an iteration of at least 5, as before, found 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trajectories(new int[] {0, 5}, places(), new int[] {0, 1, -1, 0}))
        .withMessage("row 2: expected a class of at least 0, found -1");
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(paths())).usingRecursiveComparison().isEqualTo(paths());
  }
}
