package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.ErrorEstimator;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.NetworkReplicas;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A trained estimator: the network, the standardization on both of its sides, and its range. */
final class LogErrorEstimator implements ErrorEstimator {

  private static final String INPUTS = "inputs.bin";
  private static final String TARGETS = "targets.bin";
  private static final String RANGE = "range.bin";
  private static final String NETWORK = "network.zip";

  private final Standardizer inputs;
  private final Standardizer targets;
  private final TargetRange range;
  private final MultiLayerNetwork network;
  private final NetworkReplicas replicas;

  LogErrorEstimator(
      Standardizer inputs, Standardizer targets, TargetRange range, MultiLayerNetwork network) {
    this.inputs = inputs;
    this.targets = targets;
    this.range = range;
    this.network = network;
    this.replicas = new NetworkReplicas(network);
  }

  @Override
  public int inputs() {
    return inputs.width();
  }

  @Override
  public INDArray estimate(INDArray latent) {
    Matrices.requireColumns(latent, inputs(), "latent points");
    return Detached.call(
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            INDArray x = scope.own(inputs.apply(Matrices.copy(latent)));
            return clamped(targets.invert(replicas.output(x)));
          }
        });
  }

  private INDArray clamped(INDArray estimates) {
    Transforms.max(estimates, range.lowest(), false);
    return Transforms.min(estimates, range.highest(), false);
  }

  void save(EntryWriter entries) throws IOException {
    inputs.save(entries, INPUTS);
    targets.save(entries, TARGETS);
    range.save(entries, RANGE);
    NetworkEntries.save(network, entries, NETWORK);
  }

  static LogErrorEstimator load(EntryReader entries) throws IOException {
    return new LogErrorEstimator(
        Standardizer.load(entries, INPUTS),
        Standardizer.load(entries, TARGETS),
        TargetRange.load(entries, RANGE),
        NetworkEntries.load(entries, NETWORK));
  }
}
