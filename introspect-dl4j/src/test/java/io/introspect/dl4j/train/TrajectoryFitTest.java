package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.introspect.Autoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.FitListener;
import io.introspect.Trainer;
import io.introspect.TrainingContext;
import io.introspect.TrainingRows;
import io.introspect.analysis.Trajectories;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TrajectoryFitTest {

  private static final int ROWS = 20;

  private final Probe probe = ProbeTest.probe(ROWS);
  private final List<Snapshot> snapshots = List.of(snapshot(0), snapshot(5), snapshot(7));
  private final Watched trainer = new Watched();

  /** The probe's rows with activations [iteration + i / n, …] for row i. */
  private Snapshot snapshot(int iteration) {
    Snapshot seen = probe.observe(iteration);
    INDArray h = seen.inputs(IntStream.range(0, ROWS).toArray()).addi(iteration);
    INDArray errors = seen.targets(IntStream.range(0, ROWS).toArray());
    seen.close();
    return new Snapshot(iteration, h, errors);
  }

  @AfterEach
  void free() {
    snapshots.forEach(Snapshot::close);
    probe.close();
  }

  private Trajectories fit(long seed, List<Snapshot> of) {
    return new TrajectoryFit(trainer, seed, 0.1, new FitListener() {}).fit(probe, of);
  }

  @Test
  void everySnapshotIsEncodedByTheOneAutoencoder() {
    Trajectories paths = fit(1, snapshots);

    assertThat(IntStream.range(0, 3).map(paths::iteration)).containsExactly(0, 5, 7);
    for (int row = 0; row < ROWS; row++) {
      for (int s = 0; s < 3; s++) {
        float first = snapshots.get(s).inputs(row).getFloat(0);
        assertThat(paths.place(s, row)).containsExactly(first, -first);
      }
      assertThat(paths.trueClass(row)).isEqualTo(row % 2);
    }
  }

  @Test
  void learnsFromNineTenthsOfTheWholeRecordAndValidatesByTheRest() {
    fit(1, snapshots);

    assertThat(trainer.training).hasSize(54);
    assertThat(trainer.validation).hasSize(6);
    float[] all = new float[3 * ROWS];
    for (int i = 0; i < all.length; i++) {
      all[i] = snapshots.get(i / ROWS).inputs(i % ROWS).getFloat(0);
    }
    Arrays.sort(all);
    float[] seen = Arrays.copyOf(trainer.training, 60);
    System.arraycopy(trainer.validation, 0, seen, 54, 6);
    Arrays.sort(seen);
    assertThat(seen).containsExactly(all);
  }

  @Test
  void learnsOnAThreadOfTheLibrarysOwn() {
    fit(1, snapshots);

    assertThat(trainer.thread.getName()).isEqualTo("introspect-fit");
  }

  @Test
  void theSeedDecidesOnTheSplitAndTheTraining() {
    fit(1, snapshots);
    float[] first = trainer.validation;
    long seed = trainer.seed;
    fit(1, snapshots);
    assertThat(trainer.validation).containsExactly(first);
    assertThat(trainer.seed).isEqualTo(seed);
    fit(2, snapshots);
    assertThat(trainer.validation).isNotEqualTo(first);
    assertThat(trainer.seed).isNotEqualTo(seed);
  }

  @Test
  void refusesARecordOfFewerRowsThanTheAutoencoderNeeds() {
    assertThatIllegalStateException()
        .isThrownBy(() -> fit(1, snapshots.subList(0, 2)))
        .withMessageContainingAll("at least 50 rows", "found 36 and 4", "2 snapshots of 20 rows");
    assertThat(trainer.thread).as("nothing has begun").isNull();
  }

  /** Remembers what it is given; z is the first activation and its negative. */
  private static final class Watched implements Trainer<Autoencoder> {
    private float[] training;
    private float[] validation;
    private long seed;
    private Thread thread;

    @Override
    public String format() {
      return "watched/1";
    }

    @Override
    public Map<String, String> settings() {
      return Map.of();
    }

    @Override
    public int minimumRows() {
      return 50;
    }

    @Override
    public Autoencoder train(TrainingRows some, TrainingRows others, TrainingContext context) {
      training = first(some);
      validation = first(others);
      seed = context.seed();
      thread = Thread.currentThread();
      return new First(some.width());
    }

    private static float[] first(TrainingRows rows) {
      return rows.inputs(IntStream.range(0, rows.rows()).toArray()).getColumn(0).toFloatVector();
    }

    @Override
    public void save(Autoencoder trained, EntryWriter entries) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Autoencoder load(EntryReader entries) {
      throw new UnsupportedOperationException();
    }
  }

  private record First(int width) implements Autoencoder {
    @Override
    public int latentSize() {
      return 2;
    }

    @Override
    public INDArray encode(INDArray activations) {
      INDArray first = activations.getColumn(0, true);
      return Nd4j.hstack(first, first.neg());
    }

    @Override
    public INDArray decode(INDArray latent) {
      throw new UnsupportedOperationException();
    }

    @Override
    public INDArray reconstructionError(INDArray activations, INDArray latent) {
      throw new UnsupportedOperationException();
    }
  }
}
