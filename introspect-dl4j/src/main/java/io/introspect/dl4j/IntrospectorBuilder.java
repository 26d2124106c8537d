package io.introspect.dl4j;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.FitListener;
import io.introspect.IntrospectableModel;
import io.introspect.IntrospectionException;
import io.introspect.Trainer;
import io.introspect.TypicalityEstimator;
import io.introspect.dl4j.activations.ActivationStorage;
import io.introspect.dl4j.model.BackendCheck;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.model.MultiLayerModel;
import io.introspect.dl4j.model.NetworkModel;
import io.introspect.dl4j.model.PackedInputs;
import io.introspect.dl4j.model.SameDiffModel;
import io.introspect.dl4j.model.StepReading;
import io.introspect.dl4j.train.Components;
import io.introspect.dl4j.train.Fitted;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LabeledRows;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.LoggingListener;
import io.introspect.dl4j.train.Probe;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.SequentialFit;
import io.introspect.dl4j.train.TrajectoryFit;
import io.introspect.dl4j.train.TrustTrainer;
import io.introspect.dl4j.trust.EvidenceTrust;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Sets up an introspector, then fits, attaches or loads it. Every setting has a default, and may be
 * made once. Labels may be as {@link SelfIntrospector} says. Not safe for use by several threads.
 */
public final class IntrospectorBuilder {

  /** The default seed. */
  public static final long DEFAULT_SEED = 42;

  private final Function<LayerSelection, IntrospectableModel> models;
  private final ComponentChoice components = new ComponentChoice();
  private Long seed;
  private LayerSelection selection;
  private boolean ownTap;
  private GraphChoice graph;
  private Double heldOutShare;
  private ActivationStorage storage;
  private FitListener listener;

  private IntrospectorBuilder(Function<LayerSelection, IntrospectableModel> models) {
    this.models = models;
  }

  static IntrospectorBuilder of(MultiLayerNetwork model) {
    BackendCheck.require();
    IntrospectorBuilder builder =
        new IntrospectorBuilder(layers -> new MultiLayerModel(model, layers));
    // Whatever is wrong with the model is said here and now, not after the data have been gathered.
    MultiLayerModel.requireClassifier(model);
    return builder;
  }

  static IntrospectorBuilder of(ComputationGraph model) {
    BackendCheck.require();
    GraphChoice graph = new GraphChoice(model);
    IntrospectorBuilder builder = new IntrospectorBuilder(graph::model);
    builder.graph = graph;
    return builder;
  }

  static IntrospectorBuilder of(SameDiff model, String input, String output, List<String> hidden) {
    BackendCheck.require();
    return of(new SameDiffModel(model, input, output, hidden));
  }

  static IntrospectorBuilder of(IntrospectableModel model) {
    BackendCheck.require();
    if (model == null) {
      throw new IllegalArgumentException("expected an IntrospectableModel, found null");
    }
    if (model.classes() < 2) {
      throw new IllegalArgumentException(
          "expected a model of at least 2 classes, found " + model.classes());
    }
    IntrospectorBuilder builder = new IntrospectorBuilder(layers -> model);
    builder.ownTap = true;
    return builder;
  }

  /**
   * The seed of everything random: the same seed, data and thread settings give the same
   * introspector.
   *
   * @param value any number; {@value #DEFAULT_SEED} by default
   * @return this
   * @throws IllegalStateException if the seed was set before
   */
  public IntrospectorBuilder seed(long value) {
    seed = SetOnce.value("seed", seed, value);
    return this;
  }

  /**
   * Taps the layers of these names instead of all hidden ones that have units of their own.
   *
   * @param layerNames as in the network's configuration; unnamed layers are "layer0", "layer1", …
   * @return this
   * @throws IllegalArgumentException if no name is given
   * @throws IllegalStateException if the tap was set before, or the model is an {@link
   *     IntrospectableModel}, which brings its own
   */
  public IntrospectorBuilder tap(String... layerNames) {
    return select(LayerSelection.named(layerNames));
  }

  /**
   * Taps the hidden layers whose configuration satisfies a condition.
   *
   * @param wanted the condition
   * @return this
   * @throws IllegalStateException if the tap was set before, or the model is an {@link
   *     IntrospectableModel}, which brings its own
   */
  public IntrospectorBuilder tap(Predicate<Layer> wanted) {
    return select(LayerSelection.matching(wanted));
  }

  /**
   * Taps layers in a way of your own: other layers, other numbers for the channels of convolutional
   * layers, other time steps of recurrent ones.
   *
   * @param layers {@link LayerSelection#all()} by default
   * @return this
   * @throws IllegalStateException if the tap was set before, or the model is an {@link
   *     IntrospectableModel}, which brings its own
   */
  public IntrospectorBuilder tap(LayerSelection layers) {
    return select(Objects.requireNonNull(layers, "layers"));
  }

  /**
   * Chooses the output of a graph that classifies. What serves other outputs alone is neither run
   * nor tapped.
   *
   * @param name one of the graph's outputs; needed if it has several
   * @return this
   * @throws IllegalArgumentException if there is no output of that name
   * @throws IllegalStateException if the output was set before, or the model is no graph
   * @throws IntrospectionException if that output does not classify
   */
  public IntrospectorBuilder output(String name) {
    graph("an output").output(name);
    return this;
  }

  /**
   * Says what the several inputs of a graph look like, where its layers do not tell: see {@link
   * PackedInputs#of}.
   *
   * @param types one for each input, as for {@code setInputTypes(…)} of the graph's configuration
   * @return this
   * @throws IllegalArgumentException if the graph has one input, or another number of them
   * @throws IllegalStateException if the types were set before, or the model is no graph
   * @throws IntrospectionException if the lengths of several sequences are left open
   */
  public IntrospectorBuilder inputTypes(InputType... types) {
    graph("input types").inputTypes(types);
    return this;
  }

  /**
   * Uses a set of settings for autoencoder and estimator, and for typicality and trust unless those
   * are set.
   *
   * @param value {@link Preset#STANDARD} by default
   * @return this
   * @throws IllegalStateException if the preset, the autoencoder or the estimator was set before
   */
  public IntrospectorBuilder preset(Preset value) {
    components.preset(value);
    return this;
  }

  /**
   * Uses other settings of the autoencoder, or one of your own.
   *
   * @param value {@link InfoVae#standard()} by default
   * @return this
   * @throws IllegalStateException if the autoencoder or the preset was set before
   */
  public IntrospectorBuilder autoencoder(Trainer<Autoencoder> value) {
    components.autoencoder(value);
    return this;
  }

  /**
   * Uses other settings of the estimator, or one of your own.
   *
   * @param value {@link LogErrorRegression#standard()} by default
   * @return this
   * @throws IllegalStateException if the estimator or the preset was set before
   */
  public IntrospectorBuilder estimator(Trainer<ErrorEstimator> value) {
    components.estimator(value);
    return this;
  }

  /**
   * Uses other settings of typicality, or a judge of your own.
   *
   * @param value {@link ReconstructionTypicality#standard()} by default, none with {@link
   *     Preset#PAPER}
   * @return this
   * @throws IllegalStateException if typicality was set before
   */
  public IntrospectorBuilder typicality(Trainer<TypicalityEstimator> value) {
    Objects.requireNonNull(value, "typicality");
    components.typicality(Optional.of(value));
    return this;
  }

  /**
   * Does without typicality: a fit that works on one thread instead of two, and less work for each
   * row; trust then has to do without the distances to the classes.
   *
   * @return this
   * @throws IllegalStateException if typicality was set before
   */
  public IntrospectorBuilder withoutTypicality() {
    components.typicality(Optional.empty());
    return this;
  }

  /**
   * Uses other settings of trust.
   *
   * @param value {@link EvidenceTrust#standard()} by default, none with {@link Preset#PAPER}
   * @return this
   * @throws IllegalStateException if trust was set before
   */
  public IntrospectorBuilder trust(TrustTrainer value) {
    Objects.requireNonNull(value, "trust");
    components.trust(Optional.of(value));
    return this;
  }

  /**
   * Does without trust: the confidence comes from the map alone, as the paper's, and there is no
   * probability of being right.
   *
   * @return this
   * @throws IllegalStateException if trust was set before
   */
  public IntrospectorBuilder withoutTrust() {
    components.trust(Optional.empty());
    return this;
  }

  /**
   * How much of each class is kept out of learning, to stop and to judge by, if {@code fit} is not
   * given rows of its own for that.
   *
   * @param share more than 0, at most a half; {@value SequentialFit#DEFAULT_HELD_OUT_SHARE} by
   *     default
   * @return this
   * @throws IllegalArgumentException if the share is out of range
   * @throws IllegalStateException if it was set before; {@code fit} with validation rows and joint
   *     training, which keep nothing out, refuse it too
   */
  public IntrospectorBuilder heldOutShare(double share) {
    if (!(share > 0 && share <= 0.5)) {
      throw new IllegalArgumentException(
          "expected a share of more than 0 and at most 0.5, found " + share);
    }
    heldOutShare = SetOnce.value("heldOutShare", heldOutShare, share);
    return this;
  }

  /**
   * Where the activations of all rows are kept during the fit: off-heap, in a temporary file, or
   * nowhere.
   *
   * @param value {@link ActivationStorage#automatic()} by default: off-heap up to 1 GiB, in a file
   *     beyond
   * @return this
   * @throws IllegalStateException if it was set before; joint training, which keeps no activations,
   *     refuses it too
   */
  public IntrospectorBuilder activations(ActivationStorage value) {
    storage = SetOnce.value("activations", storage, value);
    return this;
  }

  /**
   * Tells someone of the fit's progress.
   *
   * @param value a {@link LoggingListener} by default
   * @return this
   * @throws IllegalStateException if the listener was set before
   */
  public IntrospectorBuilder listener(FitListener value) {
    listener = SetOnce.value("listener", listener, value);
    return this;
  }

  /**
   * Fits to a trained classifier, in sequence: harvest, autoencoder, estimator (§2.5), and beside
   * the latter two, on a thread of its own, typicality; at last trust. A tenth of each class is
   * kept out of learning, to stop and to judge by; the classifier has probably learned from those
   * rows, so that what they show is optimistic, the confidence included. Better give rows that it
   * has not seen.
   *
   * <p>Interrupting the calling thread cancels the fit and leaves nothing behind.
   *
   * @param training features and one-hot labels; read once, from the beginning if it can be reset
   * @return the introspector
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   * @throws java.util.concurrent.CancellationException if interrupted
   */
  public SelfIntrospector fit(DataSetIterator training) {
    LabeledRows rows = LabeledRows.of(training);
    return fit(model -> sequential(model).fit(rows));
  }

  /**
   * As {@link #fit(DataSetIterator)}, with rows that the classifier never learned from.
   *
   * @param training features and one-hot labels to learn from
   * @param validation features and one-hot labels that drive early stopping, decide which evidence
   *     makes the confidence, and calibrate it
   * @return the introspector
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   * @throws java.util.concurrent.CancellationException if interrupted
   */
  public SelfIntrospector fit(DataSetIterator training, DataSetIterator validation) {
    LabeledRows rows = LabeledRows.of(training);
    LabeledRows held = LabeledRows.of(validation);
    refuseHeldOutShare("validation rows");
    return fit(model -> sequential(model).fit(rows, held));
  }

  /**
   * As {@link #fit(DataSetIterator)}, for arrays.
   *
   * @param features [n, …]
   * @param labels one-hot, [n, K]
   * @return the introspector
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   * @throws java.util.concurrent.CancellationException if interrupted
   */
  public SelfIntrospector fit(INDArray features, INDArray labels) {
    LabeledRows rows = LabeledRows.of(features, labels);
    return fit(model -> sequential(model).fit(rows));
  }

  /**
   * As {@link #fit(DataSetIterator, DataSetIterator)}, for arrays.
   *
   * @param features [n, …] to learn from
   * @param labels one-hot, [n, K]
   * @param validationFeatures [m, …] that the classifier never learned from
   * @param validationLabels one-hot, [m, K]
   * @return the introspector
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   * @throws java.util.concurrent.CancellationException if interrupted
   */
  public SelfIntrospector fit(
      INDArray features, INDArray labels, INDArray validationFeatures, INDArray validationLabels) {
    LabeledRows rows = LabeledRows.of(features, labels);
    LabeledRows held = LabeledRows.of(validationFeatures, validationLabels);
    refuseHeldOutShare("validation rows");
    return fit(model -> sequential(model).fit(rows, held));
  }

  /**
   * As {@link #fit(DataSetIterator)}, with the data that a graph is trained with: several inputs
   * are packed, and the labels are those of the output that classifies.
   *
   * @param training features of all inputs and labels of all outputs, without masks
   * @return the introspector
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   * @throws IllegalStateException if the model is no graph
   * @throws java.util.concurrent.CancellationException if interrupted
   */
  public SelfIntrospector fit(MultiDataSetIterator training) {
    return fit(model -> sequential(model).fit(GraphChoice.rows(model, training)));
  }

  /**
   * As {@link #fit(DataSetIterator, DataSetIterator)}, with the data that a graph is trained with.
   *
   * @param training features of all inputs and labels of all outputs, without masks
   * @param validation likewise, of rows that the classifier never learned from
   * @return the introspector
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   * @throws IllegalStateException if the model is no graph
   * @throws java.util.concurrent.CancellationException if interrupted
   */
  public SelfIntrospector fit(MultiDataSetIterator training, MultiDataSetIterator validation) {
    refuseHeldOutShare("validation rows");
    return fit(
        model ->
            sequential(model)
                .fit(GraphChoice.rows(model, training), GraphChoice.rows(model, validation)));
  }

  /**
   * Prepares joint training: a listener that learns from the model's own {@code fit}, minibatch by
   * minibatch, without a forward pass of its own (§2.5).
   *
   * @return to be added to the model's listeners
   * @throws IllegalStateException if the model is no network of DL4J, or an autoencoder or
   *     estimator of your own was set: joint training needs {@link InfoVae} and {@link
   *     LogErrorRegression}, which learn step by step; or if typicality or trust was asked for,
   *     which take rows that nothing was learned from, or a storage of activations, of which none
   *     are kept; or if every step is tapped
   */
  public JointTrainingListener joint() {
    Components jointly = components.toTrainJointly();
    refuseHeldOutShare("joint training");
    refuseStorage();
    if (selection != null && selection.reading().steps() == StepReading.EVERY) {
      throw new IllegalStateException(
          "expected last steps or means for joint training, which learns no paths, found every step");
    }
    if (model() instanceof NetworkModel model
        && jointly.autoencoder() instanceof InfoVae vae
        && jointly.estimator() instanceof LogErrorRegression regression) {
      return new JointTrainingListener(
          model, vae, regression, chosenSeed(), listener == null ? new FitListener() {} : listener);
    }
    throw new IllegalStateException(
        "expected a network of DL4J, an InfoVae and a LogErrorRegression for joint training, found "
            + "model %s, autoencoder %s and estimator %s"
                .formatted(
                    model().getClass().getSimpleName(),
                    jointly.autoencoder().format(),
                    jointly.estimator().format()));
  }

  /**
   * Prepares a record of the model's own training (fig. 2a): what becomes of a few rows, the probe
   * set, from the untrained model to the trained one. Of the other settings the seed, the tap, the
   * autoencoder and the listener count.
   *
   * @param features [n, …], some hundreds of rows; copied when the recorder is made
   * @param labels one-hot, [n, K]
   * @return asks when to look
   */
  public TrajectoryRecorderBuilder recorder(INDArray features, INDArray labels) {
    return new TrajectoryRecorderBuilder(
        () -> new Probe(model(), features, labels),
        new TrajectoryFit(
            components.toFit().autoencoder(), chosenSeed(), chosenHeldOutShare(), progress()));
  }

  /**
   * Loads a saved introspector instead of fitting one.
   *
   * @param path what {@link SelfIntrospector#save} wrote
   * @return the introspector
   * @throws IntrospectionException if the model is not the one that the introspector was fitted to,
   *     a trainer is not of the format that it was saved with, or the file is missing, no
   *     introspector, damaged, or of a newer format
   */
  public SelfIntrospector load(Path path) {
    return SavedIntrospector.load(path, models, components.toLoad());
  }

  private IntrospectorBuilder select(LayerSelection layers) {
    if (ownTap) {
      throw new IllegalStateException(
          "expected a DL4J network to choose layers of, found an IntrospectableModel, which has its"
              + " own tap");
    }
    selection = SetOnce.value("tap", selection, layers);
    return this;
  }

  private GraphChoice graph(String what) {
    if (graph == null) {
      throw new IllegalStateException(
          "expected a ComputationGraph to choose %s of, found another kind of model"
              .formatted(what));
    }
    return graph;
  }

  private SelfIntrospector fit(Function<IntrospectableModel, Fitted> work) {
    IntrospectableModel model = model();
    return new SelfIntrospector(model, components.toFit(), work.apply(model));
  }

  private void refuseHeldOutShare(String found) {
    if (heldOutShare != null) {
      throw new IllegalStateException(
          "expected no heldOutShare where nothing is kept out of the training rows, found %s with %s"
              .formatted(heldOutShare, found));
    }
  }

  private void refuseStorage() {
    if (storage != null) {
      throw new IllegalStateException(
          "expected no storage of activations for joint training, which keeps none, found "
              + storage);
    }
  }

  private double chosenHeldOutShare() {
    return heldOutShare == null ? SequentialFit.DEFAULT_HELD_OUT_SHARE : heldOutShare;
  }

  private SequentialFit sequential(IntrospectableModel model) {
    return new SequentialFit(
        model,
        components.toFit(),
        chosenSeed(),
        chosenHeldOutShare(),
        storage == null ? ActivationStorage.automatic() : storage,
        progress());
  }

  private FitListener progress() {
    return listener == null ? new LoggingListener() : listener;
  }

  private IntrospectableModel model() {
    return models.apply(selection == null ? LayerSelection.all() : selection);
  }

  private long chosenSeed() {
    return seed == null ? DEFAULT_SEED : seed;
  }
}
