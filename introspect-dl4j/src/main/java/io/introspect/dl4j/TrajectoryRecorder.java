package io.introspect.dl4j;

import io.introspect.IntrospectableModel;
import io.introspect.analysis.Trajectories;
import io.introspect.dl4j.model.NetworkModel;
import io.introspect.dl4j.train.ActivationRecord;
import io.introspect.dl4j.train.LoggingListener;
import io.introspect.dl4j.train.Probe;
import io.introspect.dl4j.train.Snapshot;
import io.introspect.dl4j.train.TrajectoryFit;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what becomes of a few rows, the probe set, while the user's own loop trains the
 * classifier (fig. 2a).
 *
 * <pre>{@code
 * try (TrajectoryRecorder recorder =
 *     SelfIntrospector.wrap(model).seed(42).recorder(features, labels).everyIterations(500)) {
 *   model.addListeners(recorder);
 *   model.fit(trainingData, epochs);                     // your own training, as before
 *   Trajectories paths = recorder.trajectories();
 * }
 * }</pre>
 *
 * <p>The first snapshot is of the model as it is when the recorder is made. Each further one costs
 * one forward pass of the probe rows, as in inference, and leaves the training alone: the
 * classifier ends with the same parameters, bit for bit, as without the recorder. When the memory
 * is used up, every second snapshot is dropped and the interval doubles, so that the record always
 * spans the whole training evenly.
 *
 * <p>If a snapshot fails, for example because the training has diverged, the model's own training
 * goes on undisturbed: recording ends, the failure is logged at once and thrown by {@link
 * #trajectories()}.
 *
 * <p>To be used by the thread that trains the model.
 */
public final class TrajectoryRecorder extends BaseTrainingListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.LOGGER);

  private final Probe probe;
  private final ActivationRecord record;
  private final TrajectoryFit fit;
  private final Cadence cadence;
  private int iterations;
  private IllegalStateException failure;
  private boolean closed;

  TrajectoryRecorder(Probe probe, ActivationRecord record, TrajectoryFit fit, Cadence cadence) {
    this.probe = probe;
    this.record = record;
    this.fit = fit;
    this.cadence = cadence;
    record.offer(() -> probe.observe(iterations));
  }

  /**
   * Looks, if it is time; called by DL4J.
   *
   * @param trained the model being trained
   * @param iteration its own count, which is not used: iterations are counted from 1 here
   * @param epoch its own count
   * @throws IllegalStateException if the recorder was added to another model than it was made for
   */
  @Override
  public void iterationDone(Model trained, int iteration, int epoch) {
    requireWrapped(trained);
    iterations++;
    if (cadence.afterIteration(iterations)) {
      look();
    }
  }

  /**
   * Looks, if it is time; called by DL4J.
   *
   * @param trained the model being trained
   */
  @Override
  public void onEpochEnd(Model trained) {
    if (cadence.afterEpoch()) {
      look();
    }
  }

  private void requireWrapped(Model trained) {
    IntrospectableModel model = probe.model();
    if (model instanceof NetworkModel wrapped && wrapped.network() != trained) {
      throw new IllegalStateException(
          "expected the model that was wrapped, found this recorder added to another one");
    }
  }

  private void look() {
    if (closed || failure != null) {
      return;
    }
    try {
      record.offer(() -> probe.observe(iterations));
    } catch (RuntimeException | OutOfMemoryError e) {
      // Off-heap memory that is used up is an error too, and no reason to end hours of training.
      failure = failed(e);
      record.close();
      LOG.warn("recording has ended, the classifier's own training goes on: {}", e.getMessage());
    }
  }

  private IllegalStateException failed(Throwable cause) {
    return new IllegalStateException(
        "recording ended after %d iterations: %s".formatted(iterations, cause.getMessage()), cause);
  }

  /**
   * The paths from the beginning to now: trains one autoencoder on the whole record and the model's
   * present state, and encodes them. Training may go on, and this be called again; each time the
   * map is a new one.
   *
   * <p>Interrupting the calling thread cancels it and leaves the record as it is.
   *
   * @return one place for each snapshot and row, in the order of time and of the probe set
   * @throws IllegalStateException if snapshots and rows are too few for the autoencoder to learn
   *     from, recording has failed, or the recorder is closed
   * @throws java.util.concurrent.CancellationException if interrupted
   */
  public Trajectories trajectories() {
    if (closed) {
      throw new IllegalStateException("expected a recorder that is open, found it closed");
    }
    if (failure != null) {
      throw new IllegalStateException(failure.getMessage(), failure.getCause());
    }
    List<Snapshot> snapshots = new ArrayList<>(record.snapshots());
    if (snapshots.get(snapshots.size() - 1).iteration() == iterations) {
      return fit.fit(probe, snapshots);
    }
    // The present is not kept: the snapshots of the record are even steps apart.
    try (Snapshot present = present()) {
      snapshots.add(present);
      return fit.fit(probe, snapshots);
    }
  }

  private Snapshot present() {
    try {
      return probe.observe(iterations);
    } catch (IllegalArgumentException e) {
      throw failed(e);
    }
  }

  /** Frees the record. Nothing is recorded from here on; closing twice does nothing. */
  @Override
  public void close() {
    closed = true;
    record.close();
    probe.close();
  }
}
