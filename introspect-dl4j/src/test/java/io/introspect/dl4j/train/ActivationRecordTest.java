package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ActivationRecordTest {

  /** One snapshot of a single row and unit per moment, so that the moment is its iteration. */
  private static List<Integer> kept(int capacity, int moments) {
    try (ActivationRecord record = new ActivationRecord(capacity)) {
      for (int moment = 0; moment < moments; moment++) {
        int now = moment;
        record.offer(() -> snapshot(now, new ArrayList<>()));
      }
      return iterations(record);
    }
  }

  private static List<Integer> iterations(ActivationRecord record) {
    return record.snapshots().stream().map(Snapshot::iteration).toList();
  }

  private static Snapshot snapshot(int iteration, List<INDArray> made) {
    INDArray h = Nd4j.zeros(1, 1);
    made.add(h);
    return new Snapshot(iteration, h, Nd4j.zeros(1, 1));
  }

  @Test
  void keepsAllWhileThereIsRoom() {
    assertThat(kept(4, 4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void dropsEverySecondWhenFullAndDoublesTheInterval() {
    assertThat(kept(4, 5)).containsExactly(0, 2, 4);
    assertThat(kept(4, 8)).containsExactly(0, 2, 4, 6);
    assertThat(kept(4, 9)).containsExactly(0, 4, 8);
    assertThat(kept(4, 17)).containsExactly(0, 8, 16);
  }

  @Test
  void anOddCapacityPassesOverTheMomentAtWhichItIsThinned() {
    assertThat(kept(3, 4)).containsExactly(0, 2);
    assertThat(kept(3, 5)).containsExactly(0, 2, 4);
    assertThat(kept(3, 7)).containsExactly(0, 4);
  }

  @Test
  void withRoomForOneItKeepsTheFirst() {
    assertThat(kept(1, 100)).containsExactly(0);
  }

  @Test
  void asksForNoSnapshotThatItWouldNotKeep() {
    List<INDArray> made = new ArrayList<>();
    try (ActivationRecord record = new ActivationRecord(2)) {
      for (int moment = 0; moment < 8; moment++) {
        int now = moment;
        record.offer(() -> snapshot(now, made));
      }
    }
    // 0, 1, then every second: 2, then every fourth: 4.
    assertThat(made).hasSize(4);
  }

  @Test
  void droppedSnapshotsAndThoseOfAClosedRecordAreFreed() {
    List<INDArray> made = new ArrayList<>();
    ActivationRecord record = new ActivationRecord(2);
    for (int moment = 0; moment < 3; moment++) {
      int now = moment;
      record.offer(() -> snapshot(now, made));
    }
    assertThat(made).extracting(INDArray::wasClosed).containsExactly(false, true, false);
    record.close();
    assertThat(made).extracting(INDArray::wasClosed).containsOnly(true);
    assertThat(record.snapshots()).isEmpty();
  }

  @Test
  void theMomentOfAFailedSnapshotDoesNotShiftTheOthers() {
    try (ActivationRecord record = new ActivationRecord(4)) {
      record.offer(() -> snapshot(0, new ArrayList<>()));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  record.offer(
                      () -> {
                        throw new IllegalArgumentException("row 3");
                      }));
      record.offer(() -> snapshot(2, new ArrayList<>()));
      assertThat(iterations(record)).containsExactly(0, 2);
    }
  }

  @Property(tries = 300, seed = "42")
  void neverAboveItsCapacityFromTheFirstMomentOnInEvenStepsToTheLast(
      @ForAll @IntRange(min = 2, max = 20) int capacity,
      @ForAll @IntRange(min = 1, max = 300) int moments) {
    List<Integer> kept = kept(capacity, moments);

    assertThat(kept).hasSizeLessThanOrEqualTo(capacity);
    assertThat(kept.get(0)).isZero();
    int step = kept.size() > 1 ? kept.get(1) : 1;
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i)).isEqualTo(i * step);
    }
    assertThat(kept.get(kept.size() - 1)).isGreaterThanOrEqualTo(moments - step);
    assertThat(kept.size()).isGreaterThanOrEqualTo(Math.min(moments, capacity / 2));
  }

  @Test
  void leavesRoomForThePresent() {
    try (Probe probe = ProbeTest.probe(5)) {
      // Five rows of three activations and an error take 80 bytes.
      ActivationRecord record = ActivationRecord.within(4 * 80 + 79, probe);
      for (int moment = 0; moment < 3; moment++) {
        record.offer(() -> probe.observe(0));
      }
      assertThat(record.snapshots()).hasSize(3);
      record.offer(() -> probe.observe(0));
      assertThat(record.snapshots()).hasSize(2);
      record.close();
    }
  }

  @Test
  void refusesMemoryForFewerThanTwoSnapshots() {
    try (Probe probe = ProbeTest.probe(5)) {
      ActivationRecord.within(160, probe).close();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ActivationRecord.within(159, probe))
          .withMessageContainingAll("5 rows with 3 activations", "160 bytes", "found 159");
    }
  }
}
