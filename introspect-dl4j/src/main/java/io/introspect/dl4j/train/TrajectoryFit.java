package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Trainer;
import io.introspect.analysis.Trajectories;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains one autoencoder on the snapshots of a training and draws the paths of their rows on its
 * map (fig. 2a).
 *
 * @param autoencoder trains the autoencoder
 * @param seed of everything random
 * @param heldOutShare the share of each class that is kept out of learning
 * @param listener told of progress
 */
public record TrajectoryFit(
    Trainer<Autoencoder> autoencoder, long seed, double heldOutShare, FitListener listener) {

  /**
   * Fits, keeping {@link #heldOutShare} of each class out of learning.
   *
   * @param probe whose rows the snapshots are of
   * @param snapshots in the order of time; left as they are
   * @return the paths
   * @throws IllegalStateException if the snapshots have fewer rows than the autoencoder needs
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public Trajectories fit(Probe probe, List<Snapshot> snapshots) {
    int[] classes = probe.classes();
    HoldOut split = split(classes, snapshots.size());
    return FitThread.run(
        () ->
            NativeThreads.single(
                () -> {
                  Autoencoder map = train(new SnapshotRows(snapshots), split);
                  return new Trajectories(
                      snapshots.stream().mapToInt(Snapshot::iteration).toArray(),
                      snapshots.stream().map(of -> encode(map, of)).toArray(float[][][]::new),
                      classes);
                }));
  }

  /**
   * Splits the rows of all snapshots. A probe row may fall on both sides, at different moments: the
   * map is to show these very rows, not others.
   */
  private HoldOut split(int[] classes, int snapshots) {
    int[] all = new int[Math.multiplyExact(classes.length, snapshots)];
    Arrays.setAll(all, row -> classes[row % classes.length]);
    HoldOut split = HoldOut.stratified(all, heldOutShare, seed);
    int found = split.training().length;
    if (found < autoencoder.minimumRows() || split.validation().length == 0) {
      throw new IllegalStateException(
          "expected at least %d rows to learn from and one to validate by, found %d and %d in %d snapshots of %d rows; take more rows or more snapshots"
              .formatted(
                  autoencoder.minimumRows(),
                  found,
                  split.validation().length,
                  snapshots,
                  classes.length));
    }
    return split;
  }

  private Autoencoder train(SnapshotRows rows, HoldOut split) {
    return Stages.run(
        FitStage.AUTOENCODER,
        new SplittableRandom(seed).nextLong(),
        listener,
        context ->
            autoencoder.train(
                new RowSubset(rows, split.training()),
                new RowSubset(rows, split.validation()),
                context));
  }

  /** The place of every row, [rows][d]. */
  private static float[][] encode(Autoencoder map, Snapshot snapshot) {
    float[][] places = new float[snapshot.rows()][];
    int dimensions = map.latentSize();
    for (int[] block : RowBlocks.of(snapshot)) {
      try (ArrayScope scope = new ArrayScope()) {
        INDArray h = scope.own(snapshot.inputs(block));
        float[] z = Rows.values(scope.own(map.encode(h)));
        for (int i = 0; i < block.length; i++) {
          places[block[i]] = Arrays.copyOfRange(z, i * dimensions, (i + 1) * dimensions);
        }
      }
    }
    return places;
  }
}
