package io.introspect.dl4j.train;

import io.introspect.FitListener;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.SequenceModel;
import io.introspect.StepObservation;
import io.introspect.TrainingContext;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Runs labeled rows through a classifier, once, and gathers what introspection learns from. */
final class Harvester {

  private final IntrospectableModel model;
  private final List<INDArray> activations = new ArrayList<>();
  private final List<INDArray> outputs = new ArrayList<>();
  private final List<float[]> logErrors = new ArrayList<>();
  private final List<int[]> classes = new ArrayList<>();
  private final List<INDArray> steps = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final DataHash hash = new DataHash();
  private long rows;

  private Harvester(IntrospectableModel model) {
    this.model = model;
  }

  /**
   * Harvests all rows.
   *
   * @param what what the rows are for, for messages
   * @throws IllegalArgumentException if there are no rows, or one of them is unfit
   */
  static Harvest harvest(
      IntrospectableModel model, LabeledRows data, String what, TrainingContext context) {
    Harvester harvester = new Harvester(model);
    try {
      context.started(FitListener.UNKNOWN);
      for (Iterator<DataSet> batches = data.batches(); batches.hasNext(); ) {
        DataSet batch = batches.next();
        try {
          harvester.add(batch);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(what + " data: " + e.getMessage(), e);
        }
        context.step(Double.NaN);
      }
      if (harvester.rows == 0) {
        throw new IllegalArgumentException(
            "expected %s rows, found an empty iterator; one that was used before must be reset"
                .formatted(what));
      }
      return harvester.assemble();
    } finally {
      harvester.activations.forEach(ArrayScope::free);
      harvester.outputs.forEach(ArrayScope::free);
      harvester.steps.forEach(ArrayScope::free);
    }
  }

  private void add(DataSet batch) {
    INDArray features = batch.getFeatures();
    INDArray labels = batch.getLabels();
    LabeledRows.requireLabeled(batch, rows);
    int[] truth = OneHotLabels.classes(labels, model.classes(), rows);
    FiniteCheck.require(features, "features", rows);
    if (model instanceof SequenceModel sequences && sequences.readsEveryStep()) {
      try (StepObservation seen = CheckedPass.observeSteps(sequences, features, rows)) {
        steps.add(seen.steps().dup('c'));
        lengths.addAll(seen.lengths());
        add(seen.last(), truth);
      }
    } else {
      try (Observation seen = CheckedPass.observe(model, features, rows)) {
        add(seen, truth);
      }
    }
    classes.add(truth);
    hash.add(features, labels);
    rows += truth.length;
  }

  private void add(Observation seen, int... truth) {
    activations.add(seen.activations().dup('c'));
    outputs.add(seen.output().dup('c'));
    logErrors.add(ClassifierError.log10(Rows.values(seen.output()), truth));
  }

  private Harvest assemble() {
    INDArray h = stack(activations, rows);
    INDArray y = stack(outputs, rows);
    float[] errors = new float[Math.toIntExact(rows)];
    int[] truth = new int[errors.length];
    int at = 0;
    for (int i = 0; i < classes.size(); i++) {
      System.arraycopy(logErrors.get(i), 0, errors, at, logErrors.get(i).length);
      System.arraycopy(classes.get(i), 0, truth, at, classes.get(i).length);
      at += classes.get(i).length;
    }
    INDArray targets = Nd4j.createFromArray(errors).reshape(rows, 1);
    return new Harvest(h, targets, y, truth, everyStep(errors), hash.hex());
  }

  private Optional<StepRows> everyStep(float... errors) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    int[] sequences =
        IntStream.range(0, lengths.size())
            .flatMap(row -> IntStream.range(0, lengths.get(row)).map(step -> row))
            .toArray();
    return Optional.of(new StepRows(stack(steps, sequences.length), sequences, errors));
  }

  /**
   * Puts the batches into one matrix, freeing each as it is copied, so that memory is held once.
   */
  private static INDArray stack(List<INDArray> batches, long rows) {
    INDArray all = Nd4j.createUninitialized(DataType.FLOAT, rows, batches.get(0).size(1));
    long next = 0;
    while (!batches.isEmpty()) {
      try (ArrayScope scope = new ArrayScope()) {
        INDArray batch = scope.own(batches.remove(0));
        all.get(NDArrayIndex.interval(next, next + batch.size(0)), NDArrayIndex.all())
            .assign(batch);
        next += batch.size(0);
      }
    }
    return all;
  }
}
