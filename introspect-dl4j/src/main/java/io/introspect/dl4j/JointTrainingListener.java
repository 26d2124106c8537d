package io.introspect.dl4j;

import io.introspect.FitListener;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.dl4j.model.ComputationGraphModel;
import io.introspect.dl4j.model.MultiLayerModel;
import io.introspect.dl4j.model.NetworkModel;
import io.introspect.dl4j.train.Components;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.JointLearner;
import io.introspect.dl4j.train.LogErrorRegression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Joint training (§2.5): learns the autoencoder and the estimator while the user's own loop trains
 * the classifier.
 *
 * <pre>{@code
 * JointTrainingListener joint = SelfIntrospector.wrap(model).seed(42).joint();
 * model.addListeners(joint);
 * model.fit(trainingData, epochs);                       // your own training, as before
 * SelfIntrospector introspector = joint.introspector();
 * }</pre>
 *
 * <p>The activations of each training step are copied, so that no gradient flows back: the
 * classifier ends with the same parameters, bit for bit, as without the listener. There is no
 * second forward pass; only the output layer is applied once more, because DL4J does not show its
 * result to listeners. Of a graph of several outputs, it is the chosen one that is learned from.
 * Learning runs on a thread of its own, at most one minibatch behind.
 *
 * <p>If the model drops units out while it trains, the activations and errors seen here are the
 * thinned ones. They are unbiased but noisier than those of inference, and the errors larger, so
 * that the confidence comes out too low: prefer {@code wrap(model).fit(data)} afterwards for such a
 * model.
 *
 * <p>The introspector comes without typicality and trust, which take rows that nothing was learned
 * from: joint training keeps none, and the confidence comes from the map alone.
 *
 * <p>If learning fails, whatever the reason, the model's own training goes on undisturbed: the
 * failure is logged at once and thrown by {@link #introspector()}. Minibatches of a single row are
 * passed over.
 *
 * <p>To be used by the thread that trains the model.
 */
public final class JointTrainingListener extends BaseTrainingListener {

  private final NetworkModel model;
  private final Components components;
  private final JointLearner learner;
  private Observation seen;

  JointTrainingListener(
      NetworkModel model,
      InfoVae autoencoder,
      LogErrorRegression estimator,
      long seed,
      FitListener listener) {
    this.model = model;
    this.components = new Components(autoencoder, estimator, Optional.empty(), Optional.empty());
    this.learner = new JointLearner(autoencoder, estimator, model.tap().width(), seed, listener);
  }

  /**
   * Copies what a training step has computed; called by DL4J.
   *
   * @param trained the network being trained
   * @param activations its input and hidden activations
   * @throws IllegalStateException if the listener was added to another model than it was made for
   */
  @Override
  public void onForwardPass(Model trained, List<INDArray> activations) {
    if (learnsFrom(trained) && model instanceof MultiLayerModel network) {
      undisturbed(() -> keep(network.observeTraining(activations)));
    }
  }

  /**
   * Copies what a training step has computed; called by DL4J.
   *
   * @param trained the graph being trained
   * @param activations those of its inputs and of its vertices, by name
   * @throws IllegalStateException if the listener was added to another model than it was made for
   */
  @Override
  public void onForwardPass(Model trained, Map<String, INDArray> activations) {
    if (learnsFrom(trained) && model instanceof ComputationGraphModel graph) {
      undisturbed(() -> keep(graph.observeTraining(activations)));
    }
  }

  /**
   * Learns from a training step, now that its labels are known; called by DL4J.
   *
   * @param trained the model being trained
   */
  @Override
  public void onBackwardPass(Model trained) {
    if (seen != null) {
      Observation step = seen;
      seen = null;
      undisturbed(
          () -> model.labels().ifPresentOrElse(labels -> learner.learn(step, labels), step::close));
    }
  }

  /** What fails here must not end the user's own training. */
  private void undisturbed(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      learner.fail(e);
    }
  }

  private boolean learnsFrom(Model trained) {
    if (trained != model.network()) {
      throw new IllegalStateException(
          "expected the model that was wrapped, found this listener added to another one");
    }
    return learner.learning();
  }

  /** A pass that never walked back, as it was no training or failed, is let go of. */
  private void keep(Observation pass) {
    if (seen != null) {
      seen.close();
    }
    seen = pass;
  }

  /**
   * The introspector as of now. Training may go on, and this be called again.
   *
   * @return fitted to the model's present parameters
   * @throws IllegalStateException if the model has not been trained since the listener was added,
   *     or learning has failed
   * @throws IntrospectionException if the model cannot be introspected
   */
  public SelfIntrospector introspector() {
    return new SelfIntrospector(model, components, learner.snapshot());
  }
}
