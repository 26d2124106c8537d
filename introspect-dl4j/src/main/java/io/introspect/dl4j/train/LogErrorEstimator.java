package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.dl4j.dense.DirectNetwork.Row;
import io.introspect.dl4j.model.Detached;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained estimator: the network, the standardization on both of its sides, and its range. */
final class LogErrorEstimator implements RowEstimator {

  private static final String INPUTS = "inputs.bin";
  private static final String TARGETS = "targets.bin";
  private static final String RANGE = "range.bin";
  private static final String NETWORK = "network.zip";

  private final Standardizer inputs;
  private final Standardizer targets;
  private final TargetRange range;
  private final MultiLayerNetwork network;
  private final RowNetwork rows;

  LogErrorEstimator(
      Standardizer inputs, Standardizer targets, TargetRange range, MultiLayerNetwork network) {
    this.inputs = inputs;
    this.targets = targets;
    this.range = range;
    this.network = network;
    this.rows = new RowNetwork(network);
  }

  @Override
  public int inputs() {
    return inputs.width();
  }

  @Override
  public INDArray estimate(INDArray latent) {
    Matrices.requireColumns(latent, inputs(), "latent points");
    return Detached.call(
        () -> Matrices.column(estimates(Math.toIntExact(latent.size(0)), MatrixReader.of(latent))));
  }

  @Override
  public float[] estimates(float[][] latent) {
    return Detached.call(
        () ->
            estimates(latent.length, (row, z) -> System.arraycopy(latent[row], 0, z, 0, z.length)));
  }

  private float[] estimates(int n, Row source) {
    float[] estimates = new float[n];
    rows.run(
        n,
        (row, z) -> {
          source.at(row, z);
          inputs.applyTo(z);
        },
        (row, estimate) -> {
          targets.invertIn(estimate);
          estimates[row] = range.clamp(estimate[0]);
        });
    return estimates;
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
