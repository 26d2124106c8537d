package io.introspect.dl4j.train;

import io.introspect.IntrospectableModel;
import io.introspect.StepObservation;
import io.introspect.dl4j.activations.ActivationStore;
import io.introspect.dl4j.activations.ActivationStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Gathers what is seen of batches, in their order. To be used by one thread. */
final class HarvestBuilder implements AutoCloseable {

  private final ActivationStores stores;
  private final ActivationStore activations;
  private final ActivationStore outputs;
  private final List<float[]> logErrors = new ArrayList<>();
  private final List<int[]> classes = new ArrayList<>();
  private final List<int[]> lengths = new ArrayList<>();
  private final DataHash hash = new DataHash();
  private Optional<ActivationStore> steps = Optional.empty();
  private boolean built;

  /**
   * Nothing gathered yet.
   *
   * @param features of all rows, needed if the stores are to recompute
   */
  HarvestBuilder(IntrospectableModel model, Optional<INDArray> features, ActivationStores stores) {
    this.stores = stores;
    this.activations =
        stores.recomputes()
            ? new RecomputedRows(model, features.orElseThrow())
            : stores.activations(model.tap().width());
    this.outputs = stores.exact(model.classes());
  }

  /** Takes in a batch; both stay the caller's. */
  void add(DataSet batch, SeenBatch seen) {
    activations.append(seen.seen().activations());
    outputs.append(seen.seen().output());
    seen.steps().ifPresent(this::addSteps);
    logErrors.add(seen.logErrors());
    classes.add(seen.truth());
    hash.add(batch.getFeatures(), batch.getLabels());
  }

  private void addSteps(StepObservation seen) {
    if (steps.isEmpty()) {
      steps = Optional.of(stores.activations((int) seen.steps().size(1)));
    }
    steps.get().append(seen.steps());
    lengths.add(seen.lengths().stream().mapToInt(Integer::intValue).toArray());
  }

  /** All of it; to be called once. */
  Harvest build() {
    float[] errors = joined(logErrors);
    Harvest harvest =
        new Harvest(
            activations,
            errors,
            outputs,
            joinedInts(classes),
            steps.map(store -> new StepRows(store, sequences(), errors)),
            hash.hex());
    built = true;
    return harvest;
  }

  /** Which sequence each step belongs to. */
  private int[] sequences() {
    int[] lengthOf = joinedInts(lengths);
    return IntStream.range(0, lengthOf.length)
        .flatMap(row -> IntStream.range(0, lengthOf[row]).map(step -> row))
        .toArray();
  }

  private static int[] joinedInts(Collection<int[]> parts) {
    return parts.stream().flatMapToInt(IntStream::of).toArray();
  }

  private static float[] joined(Collection<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Frees all, unless it has been built. */
  @Override
  public void close() {
    if (!built) {
      activations.close();
      outputs.close();
      steps.ifPresent(ActivationStore::close);
    }
  }
}
