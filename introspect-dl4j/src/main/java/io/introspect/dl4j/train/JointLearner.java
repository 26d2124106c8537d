package io.introspect.dl4j.train;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Observation;
import io.introspect.Provenance;
import io.introspect.dl4j.dense.Portions;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joint training (§2.5): learns from each minibatch of a classifier's own training, on a thread of
 * its own, at most one minibatch behind.
 *
 * <p>The own thread keeps the classifier's training what it is without the learner: ND4J's random
 * generator, which dropout draws from, belongs to the thread. Both learning rates cycle without
 * decay, since the length of the user's training is not known; a snapshot takes averages of the
 * weights, so that it does not matter at which rate it finds them.
 *
 * <p>Not thread-safe: to be fed by the thread that trains the classifier.
 */
public final class JointLearner {

  /** After this long without a minibatch the thread ends; another is started if one comes. */
  private static final long IDLE_MINUTES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.LOGGER);

  private final InfoVae autoencoder;
  private final LogErrorRegression estimator;
  private final long seed;
  private final FitListener listener;
  private final InfoVaeGraph graph;
  private final LogErrorNetwork network;
  private final SplittableRandom random;
  private final RunningStandardizer activations;
  private final RunningStandardizer latents;
  private final RunningStandardizer targets = new RunningStandardizer(1);
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_MINUTES,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(),
          work -> FitThread.create(work, "introspect-joint"));
  private final WeightAverage graphAverage;
  private final WeightAverage networkAverage;
  private TargetRange range = TargetRange.NONE;
  private Future<?> last;
  private RuntimeException failure;
  private long steps;
  private long rows;

  /**
   * A learner that has seen nothing yet.
   *
   * @param autoencoder settings of the autoencoder; batch size, cycles and decay do not apply
   * @param estimator settings of the estimator, likewise
   * @param width the number p of activations
   * @param seed of everything random
   * @param listener told of each step of both
   */
  public JointLearner(
      InfoVae autoencoder,
      LogErrorRegression estimator,
      int width,
      long seed,
      FitListener listener) {
    this.listener = listener;
    this.autoencoder = autoencoder;
    this.estimator = estimator;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.activations = new RunningStandardizer(width);
    this.latents = new RunningStandardizer(autoencoder.latentSize());
    InfoVae steady = autoencoder.withSchedule(autoencoder.schedule().withPeakDecay(1));
    LogErrorRegression steadyEstimator =
        estimator.withSchedule(estimator.schedule().withPeakDecay(1));
    // Built over there, since building draws initial weights from the thread's random generator.
    worker.allowCoreThreadTimeOut(true);
    this.graph =
        await(worker.submit(() -> new InfoVaeGraph(steady, width, random.split(), Portions.WHOLE)));
    this.network =
        await(
            worker.submit(
                () ->
                    new LogErrorNetwork(
                        steadyEstimator,
                        autoencoder.latentSize(),
                        random.nextLong(),
                        Portions.WHOLE)));
    this.graphAverage = new WeightAverage(graph.graph().params());
    this.networkAverage = new WeightAverage(network.network().params());
  }

  /**
   * Whether minibatches are still learned from.
   *
   * @return false once learning has failed
   */
  public boolean learning() {
    return failure == null;
  }

  /**
   * Learns from one minibatch of the classifier's training; returns once the minibatch before it is
   * learned. Never throws: whatever goes wrong ends learning, is logged, and thrown by {@link
   * #snapshot()}.
   *
   * @param seen taken over and closed; a single row is passed over, since it has no spread
   * @param labels as {@link OneHotLabels} takes them; read at once, not kept
   */
  public void learn(Observation seen, INDArray labels) {
    if (!learning() || seen.output().size(0) < 2) {
      seen.close();
      return;
    }
    try {
      int[] truth = OneHotLabels.classes(labels, (int) seen.output().size(1), rows);
      float[] output = Rows.values(seen.output());
      float[] errors = ClassifierError.log10(output, truth);
      settle();
      rows += truth.length;
      last = worker.submit(() -> step(seen, errors));
    } catch (RuntimeException e) {
      fail(e);
      seen.close();
    }
  }

  /**
   * Ends learning.
   *
   * @param cause logged, and thrown by {@link #snapshot()}
   */
  public void fail(RuntimeException cause) {
    failure = cause;
    LOG.warn("joint training has ended, the classifier's own goes on: {}", cause.getMessage());
  }

  private void step(Observation seen, float[] errors) {
    // The thread may be a new one after a pause, and its generator with it.
    Nd4j.getRandom().setSeed(random.nextLong());
    INDArray h = seen.activations();
    try (seen;
        ArrayScope scope = new ArrayScope()) {
      INDArray e = scope.own(Nd4j.createFromArray(errors).reshape(errors.length, 1));
      Standardizer hNow = activations.follow(h);
      listener.stepped(FitStage.AUTOENCODER, ++steps, requireFinite(graph.step(h, hNow)));
      graphAverage.follow();
      INDArray z = scope.own(graph.latentOfStep(h, hNow));
      range = range.including(e);
      listener.stepped(
          FitStage.ESTIMATOR,
          steps,
          requireFinite(network.step(z, latents.follow(z), e, targets.follow(e))));
      networkAverage.follow();
    }
  }

  private static double requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException(
          "joint training diverged: expected a finite loss, found "
              + loss
              + "; is the classifier's own training stable?");
    }
    return loss;
  }

  /**
   * What has been learned so far; learning may go on afterwards.
   *
   * @return copies for inference
   * @throws IllegalStateException if no minibatch was seen, or learning has failed
   */
  public Fitted snapshot() {
    if (!learning()) {
      throw new IllegalStateException(
          "joint training ended after %d rows: %s".formatted(rows, failure.getMessage()), failure);
    }
    if (rows == 0) {
      throw new IllegalStateException(
          "expected a trained classifier, found that no minibatch was seen yet: add the listener to"
              + " the model, then call the model's fit");
    }
    settle();
    return await(
        worker.submit(
            () ->
                new Fitted(
                    new Parts(
                        graphAverage.during(() -> graph.autoencoder(activations.now())),
                        networkAverage.during(
                            () -> network.estimator(latents.now(), targets.now(), range)),
                        Optional.empty()),
                    Optional.empty(),
                    provenance())));
  }

  private Provenance provenance() {
    Components components =
        new Components(autoencoder, estimator, Optional.empty(), Optional.empty());
    return new ProvenanceBuilder(components.settings(), seed)
        .build(Provenance.Training.JOINT, rows, 0, false, "", Map.of());
  }

  private void settle() {
    if (last != null) {
      Future<?> pending = last;
      last = null;
      await(pending);
    }
  }

  private static <T> T await(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
