package io.introspect.dl4j.train;

import io.introspect.TrainingRows;
import io.introspect.dl4j.model.ArrayScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of several snapshots, one snapshot after the other, read where they lie: a copy of the
 * whole record would take its memory twice.
 */
final class SnapshotRows implements TrainingRows {

  private final List<Snapshot> snapshots;
  private final int each;

  /** Snapshots of the same rows; they stay the caller's. */
  SnapshotRows(List<Snapshot> snapshots) {
    this.snapshots = List.copyOf(snapshots);
    this.each = snapshots.get(0).rows();
  }

  @Override
  public int rows() {
    return Math.multiplyExact(snapshots.size(), each);
  }

  @Override
  public int width() {
    return snapshots.get(0).width();
  }

  @Override
  public INDArray inputs(int... rows) {
    return gather(Snapshot::inputs, rows);
  }

  @Override
  public INDArray targets(int... rows) {
    return gather(Snapshot::targets, rows);
  }

  /** Reads snapshot by snapshot, then brings the rows into the order in which they were asked. */
  private INDArray gather(BiFunction<Snapshot, int[], INDArray> read, int[] rows) {
    Map<Integer, List<Integer>> positions = new TreeMap<>();
    IntStream.range(0, rows.length)
        .forEach(i -> positions.computeIfAbsent(rows[i] / each, s -> new ArrayList<>()).add(i));
    int[] order =
        positions.values().stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    int[] place = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray[] parts =
          positions.entrySet().stream()
              .map(part -> read.apply(snapshots.get(part.getKey()), within(rows, part.getValue())))
              .map(scope::own)
              .toArray(INDArray[]::new);
      return Nd4j.pullRows(scope.own(Nd4j.concat(0, parts)), 1, place);
    }
  }

  private int[] within(int[] rows, List<Integer> positions) {
    return positions.stream().mapToInt(i -> rows[i] % each).toArray();
  }
}
