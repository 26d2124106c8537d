package io.introspect.dl4j;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.IntrospectableModel;
import io.introspect.Introspection;
import io.introspect.IntrospectionException;
import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.Provenance;
import io.introspect.SequenceModel;
import io.introspect.SequencePath;
import io.introspect.StoredFormat;
import io.introspect.Trust;
import io.introspect.TypicalityEstimator;
import io.introspect.analysis.Analysis;
import io.introspect.dl4j.analyze.Analyzer;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.NetworkModel;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.store.Header;
import io.introspect.dl4j.store.IntrospectorFileWriter;
import io.introspect.dl4j.train.CheckedPass;
import io.introspect.dl4j.train.Components;
import io.introspect.dl4j.train.Fitted;
import io.introspect.dl4j.train.LabeledRows;
import io.introspect.dl4j.train.SequencePaths;
import io.introspect.dl4j.train.Sight;
import io.introspect.dl4j.trust.Auditor;
import io.introspect.trust.Audit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Tells, for every prediction of a trained classifier, how far to trust it and where it lies on the
 * map of all that the classifier has learned.
 *
 * <pre>{@code
 * SelfIntrospector introspector = SelfIntrospector.wrap(model).seed(42).fit(trainingData);
 * Introspection seen = introspector.introspect(x);     // x: [1, features]
 * seen.predictedClass();                               // 7
 * seen.confidence();                                   // 4.1: an error of 0.00008 is expected
 * }</pre>
 *
 * <p>Labels are one-hot, [n, K], or, for two classes, a single column of 0s and 1s, [n, 1], as a
 * network of one sigmoid is trained with. Such a network's output p is seen as [1 − p, p], so that
 * class 1 is the positive one.
 *
 * <p>The model is shared, not copied, and never changed. Training it further leaves the
 * introspector behind: fit anew.
 *
 * <p>Immutable and safe for use by several threads at once; no lock is held around another row's
 * work. The results are plain Java values and no array of ND4J leaves this class.
 */
public final class SelfIntrospector implements Introspector {

  private final IntrospectableModel model;
  private final String fingerprint;
  private final Components components;
  private final Fitted fitted;

  SelfIntrospector(IntrospectableModel model, Components components, Fitted fitted) {
    this.model = model;
    // Taken now: the file must be bound to the model as it was fitted, whatever becomes of it
    // later.
    this.fingerprint = model.fingerprint();
    this.components = components;
    this.fitted = fitted;
  }

  /**
   * Begins with a trained DL4J network; by default all its hidden layers with units of their own
   * are tapped: see {@link io.introspect.dl4j.model.LayerSelection}.
   *
   * @param model initialized and trained; it is read, never changed
   * @return to be set up and fitted
   * @throws IllegalArgumentException if the model is null
   * @throws IntrospectionException if it is not initialized, has no hidden layer, is no classifier,
   *     or ND4J's backend is missing or mixed
   */
  public static IntrospectorBuilder wrap(MultiLayerNetwork model) {
    return IntrospectorBuilder.of(model);
  }

  /**
   * Begins with a trained DL4J graph; by default all hidden layers with units of their own that its
   * output is computed from are tapped, in topological order. If it has several outputs, {@link
   * IntrospectorBuilder#output} must choose one. If it has several inputs, a row is all of them
   * side by side: see {@link io.introspect.dl4j.model.PackedInputs}.
   *
   * @param model initialized and trained; it is read, never changed
   * @return to be set up and fitted
   * @throws IllegalArgumentException if the model is null
   * @throws IntrospectionException if it is not initialized, its only output is no classifier, or
   *     ND4J's backend is missing or mixed
   */
  public static IntrospectorBuilder wrap(ComputationGraph model) {
    return IntrospectorBuilder.of(model);
  }

  /**
   * Begins with a trained SameDiff graph, such as one imported from TensorFlow or ONNX. Where its
   * input does not tell the shape of a row, wrap a {@link io.introspect.dl4j.model.SameDiffModel}
   * instead.
   *
   * @param model trained; it is copied, never changed
   * @param input the placeholder of the rows, [-1, …]
   * @param output the variable of the classes' probabilities, [n, K], K at least 2
   * @param hidden the variables to tap, [n, units], or [n, channels, height, width], of which the
   *     means over space are tapped
   * @return to be set up and fitted
   * @throws IllegalArgumentException if the model is null, or a name is none of a variable of that
   *     kind
   * @throws IntrospectionException if it is random or no classifier, a variable is of another
   *     shape, or ND4J's backend is missing or mixed
   */
  public static IntrospectorBuilder wrap(
      SameDiff model, String input, String output, String... hidden) {
    return IntrospectorBuilder.of(model, input, output, List.of(hidden));
  }

  /**
   * Begins with a model of any kind.
   *
   * @param model your own implementation
   * @return to be set up and fitted
   * @throws IllegalArgumentException if the model is null, or has fewer than 2 classes
   * @throws IntrospectionException if ND4J's backend is missing or mixed
   */
  public static IntrospectorBuilder wrap(IntrospectableModel model) {
    return IntrospectorBuilder.of(model);
  }

  /**
   * Loads what {@link #save} wrote. If an autoencoder, estimator, typicality or trust of your own
   * was saved, use {@code wrap(model).autoencoder(yours).load(path)} instead.
   *
   * @param path the file
   * @param model the very model that the introspector was fitted to
   * @return the introspector, which sees as the saved one did
   * @throws IntrospectionException if the model is another one, or the file is missing, no
   *     introspector, damaged, or of a newer format
   */
  public static SelfIntrospector load(Path path, MultiLayerNetwork model) {
    return wrap(model).load(path);
  }

  /**
   * Loads what {@link #save} wrote, for a graph of one output whose inputs need no types; for
   * others use {@code wrap(model).output(name).load(path)}.
   *
   * @param path the file
   * @param model the very model that the introspector was fitted to
   * @return the introspector, which sees as the saved one did
   * @throws IntrospectionException as {@link #load(Path, MultiLayerNetwork)}
   */
  public static SelfIntrospector load(Path path, ComputationGraph model) {
    return wrap(model).load(path);
  }

  /**
   * Loads what {@link #save} wrote, for a model of any kind.
   *
   * @param path the file
   * @param model the very model that the introspector was fitted to
   * @return the introspector, which sees as the saved one did
   * @throws IntrospectionException as {@link #load(Path, MultiLayerNetwork)}
   */
  public static SelfIntrospector load(Path path, IntrospectableModel model) {
    return wrap(model).load(path);
  }

  /**
   * Saves everything but the model, in one file: settings and provenance as JSON, the networks in
   * DL4J's own format. No training data, but where some training rows of each class lie in the wide
   * latent space: the prototypes of {@link io.introspect.dl4j.trust.EvidenceTrust}. A file of that
   * name is replaced once the new one is complete.
   *
   * @param path the file; its folder must exist
   * @throws IntrospectionException if the folder does not exist or writing fails
   */
  public void save(Path path) {
    Header header =
        new Header(
            fingerprint,
            model.classes(),
            model.tap().layers(),
            model instanceof NetworkModel network
                ? Optional.of(network.reading())
                : Optional.empty(),
            components.autoencoder().format(),
            components.estimator().format(),
            trainer(components.typicality(), typicality()).map(StoredFormat::format),
            trainer(components.trust(), fitted.trust()).map(StoredFormat::format),
            fitted.provenance());
    IntrospectorFileWriter.write(
        path,
        header,
        entries -> components.autoencoder().save(autoencoder(), entries),
        entries -> components.estimator().save(estimator(), entries),
        part(components.typicality(), typicality()),
        part(components.trust(), fitted.trust()));
  }

  /** The trainer of what there is: a file may have been saved without. */
  private static <M, T extends StoredFormat<M>> Optional<T> trainer(
      Optional<T> trainer, Optional<M> trained) {
    return trained.flatMap(there -> trainer);
  }

  private static <M> Optional<IntrospectorFileWriter.Part> part(
      Optional<? extends StoredFormat<M>> trainer, Optional<M> trained) {
    return trained.flatMap(there -> trainer.map(format -> entries -> format.save(there, entries)));
  }

  @Override
  public Introspection introspect(INDArray row) {
    return introspectAll(Rows.one(row, "introspectAll")).get(0);
  }

  @Override
  public List<Introspection> introspectAll(INDArray rows) {
    Objects.requireNonNull(rows, "rows");
    return RowsInBlocks.of(rows).map(this::introspectBlock);
  }

  private List<Introspection> introspectBlock(INDArray rows, long firstRow) {
    FiniteCheck.require(rows, "features", firstRow);
    try (Observation seen = CheckedPass.observe(model, rows, firstRow)) {
      Sight sight = Sight.of(fitted.parts(), seen);
      Optional<List<Trust>> trust = fitted.trust().map(judge -> judge.judge(sight));
      Optional<double[]> typicality = sight.typicality();
      float[][] outputs = Rows.matrix(seen.output());
      float[][] places = sight.places();
      float[] mapErrors = sight.mapErrors();
      float[] reconstructionErrors = sight.reconstructionErrors();
      List<Introspection> values = new ArrayList<>(outputs.length);
      for (int i = 0; i < outputs.length; i++) {
        int row = i;
        values.add(
            new Introspection(
                outputs[i],
                places[i],
                mapErrors[i],
                reconstructionErrors[i],
                typicality.map(of -> OptionalDouble.of(of[row])).orElse(OptionalDouble.empty()),
                trust.map(of -> of.get(row))));
      }
      return values;
    }
  }

  /**
   * The paths of sequences over the map, step by step (§4).
   *
   * @param rows [n, features, steps], or as {@link io.introspect.dl4j.model.MaskedSequences} puts
   *     them together
   * @return one path per row, in the order of the rows; unmodifiable
   * @throws IllegalStateException if the model was not wrapped to read every step: {@code
   *     tap(LayerSelection.all().withSteps(StepReading.EVERY))}
   * @throws IllegalArgumentException as {@link #introspectAll}
   */
  public List<SequencePath> paths(INDArray rows) {
    Objects.requireNonNull(rows, "rows");
    if (!(model instanceof SequenceModel sequences && sequences.readsEveryStep())) {
      throw new IllegalStateException(
          "expected a model that reads every step, found one that does not: wrap it with"
              + " tap(LayerSelection.all().withSteps(StepReading.EVERY)) and fit anew");
    }
    return RowsInBlocks.of(rows)
        .map((block, first) -> new SequencePaths(sequences, fitted.parts()).of(block, first));
  }

  /**
   * Audits the confidence with the rows of an iterator: how well it tells right predictions from
   * wrong ones, beside the maximum output and all other evidence, with 95 % intervals.
   *
   * @param test features and one-hot labels that neither the classifier nor the introspector has
   *     learned from; read once, from the beginning if it can be reset
   * @return the audit
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   */
  public Audit audit(DataSetIterator test) {
    return auditor().audit(LabeledRows.of(test));
  }

  /**
   * As {@link #audit(DataSetIterator)}, with the data that a graph is trained with.
   *
   * @param test features of all inputs and labels of all outputs, without masks
   * @return the audit
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   * @throws IllegalStateException if the model is no graph
   */
  public Audit audit(MultiDataSetIterator test) {
    return auditor().audit(GraphChoice.rows(model, test));
  }

  /**
   * As {@link #audit(DataSetIterator)}, for arrays.
   *
   * @param features [n, …]
   * @param labels one-hot, [n, K]
   * @return the audit
   * @throws IllegalArgumentException if the data are unfit; the message says what and where
   */
  public Audit audit(INDArray features, INDArray labels) {
    return auditor().audit(LabeledRows.of(features, labels));
  }

  private Auditor auditor() {
    return new Auditor(model, fitted);
  }

  /**
   * Analyzes the network with the rows of an iterator: where each class lies on the map, what it
   * excites, and which class each hidden unit stands for. For other settings than the defaults, see
   * {@link Analyzer}.
   *
   * @param training features and one-hot labels, best those that the introspector was fitted to;
   *     read once, from the beginning if it can be reset
   * @return the analysis
   * @throws IllegalArgumentException as {@link Analyzer#analyze} says
   */
  public Analysis analyze(DataSetIterator training) {
    return Analyzer.standard().analyze(this, LabeledRows.of(training));
  }

  /**
   * As {@link #analyze(DataSetIterator)}, with the data that a graph is trained with.
   *
   * @param training features of all inputs and labels of all outputs, without masks
   * @return the analysis
   * @throws IllegalArgumentException as {@link Analyzer#analyze} says
   * @throws IllegalStateException if the model is no graph
   */
  public Analysis analyze(MultiDataSetIterator training) {
    return Analyzer.standard().analyze(this, GraphChoice.rows(model, training));
  }

  /**
   * As {@link #analyze(DataSetIterator)}, for arrays.
   *
   * @param features [n, …]
   * @param labels one-hot, [n, K]
   * @return the analysis
   * @throws IllegalArgumentException as {@link Analyzer#analyze} says
   */
  public Analysis analyze(INDArray features, INDArray labels) {
    return Analyzer.standard().analyze(this, LabeledRows.of(features, labels));
  }

  @Override
  public IntrospectableModel model() {
    return model;
  }

  @Override
  public Autoencoder autoencoder() {
    return fitted.parts().autoencoder();
  }

  @Override
  public ErrorEstimator estimator() {
    return fitted.parts().estimator();
  }

  @Override
  public Optional<TypicalityEstimator> typicality() {
    return fitted.parts().typicality();
  }

  @Override
  public Provenance provenance() {
    return fitted.provenance();
  }
}
