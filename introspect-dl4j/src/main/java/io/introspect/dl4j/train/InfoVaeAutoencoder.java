package io.introspect.dl4j.train;

import io.introspect.DecoderWeights;
import io.introspect.DifferentiableAutoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.dl4j.dense.DirectNetwork.Row;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.Rows;
import java.io.IOException;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A trained InfoVAE: encoder, decoder, and the standardization between them and the user. */
final class InfoVaeAutoencoder implements DifferentiableAutoencoder, RowAutoencoder {

  private static final String STANDARDIZER = "standardizer.bin";
  private static final String ENCODER = "encoder.zip";
  private static final String DECODER = "decoder.zip";

  private final Standardizer standardizer;
  private final MultiLayerNetwork encoderNetwork;
  private final MultiLayerNetwork decoderNetwork;
  private final RowNetwork encoder;
  private final RowNetwork decoder;
  private final int latentSize;

  InfoVaeAutoencoder(
      Standardizer standardizer, MultiLayerNetwork encoder, MultiLayerNetwork decoder) {
    this.standardizer = standardizer;
    this.encoderNetwork = encoder;
    this.decoderNetwork = decoder;
    this.encoder = new RowNetwork(encoder);
    this.decoder = new RowNetwork(decoder);
    this.latentSize = encoder.layerSize(encoder.getnLayers() - 1);
  }

  @Override
  public int width() {
    return standardizer.width();
  }

  @Override
  public int latentSize() {
    return latentSize;
  }

  @Override
  public INDArray encode(INDArray activations) {
    return Detached.call(() -> Nd4j.createFromArray(places(activations)));
  }

  @Override
  public float[][] places(INDArray activations) {
    Matrices.requireColumns(activations, width(), "activations");
    return Detached.call(
        () -> {
          float[][] places = new float[rows(activations)][];
          encoder.run(
              places.length, standardized(activations), (row, z) -> places[row] = z.clone());
          return places;
        });
  }

  private static int rows(INDArray matrix) {
    return Math.toIntExact(matrix.size(0));
  }

  private Row standardized(INDArray activations) {
    Row reader = MatrixReader.of(activations);
    return (row, h) -> {
      reader.at(row, h);
      standardizer.applyTo(h);
    };
  }

  @Override
  public INDArray encoderGradient(INDArray activations, INDArray slope) {
    Matrices.requireColumns(activations, width(), "activations");
    Matrices.requireColumns(slope, latentSize, "slopes");
    if (slope.size(0) != activations.size(0)) {
      throw new IllegalArgumentException(
          "expected a slope for each of %d rows of activations, found %d"
              .formatted(activations.size(0), slope.size(0)));
    }
    return Detached.call(
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            INDArray h = scope.own(standardizer.apply(Matrices.copy(activations)));
            INDArray v = scope.own(Matrices.copy(slope));
            return standardizer.unscale(encoder.replicas().inputGradient(h, v));
          }
        });
  }

  @Override
  public INDArray decode(INDArray latent) {
    Matrices.requireColumns(latent, latentSize, "latent points");
    return Detached.call(
        () -> {
          float[][] decoded = new float[rows(latent)][];
          decoder.run(
              decoded.length,
              MatrixReader.of(latent),
              (row, h) -> {
                standardizer.invertIn(h);
                decoded[row] = h.clone();
              });
          return Nd4j.createFromArray(decoded);
        });
  }

  @Override
  public INDArray reconstructionError(INDArray activations, INDArray latent) {
    Matrices.requireColumns(latent, latentSize, "latent points");
    return Detached.call(
        () -> Matrices.column(reconstructionErrors(activations, Rows.matrix(latent))));
  }

  @Override
  public float[] reconstructionErrors(INDArray activations, float[][] places) {
    Matrices.requireColumns(activations, width(), "activations");
    return Detached.call(
        () -> {
          float[] errors = new float[places.length];
          float[] h = new float[width()];
          Row source = standardized(activations);
          double scale = Math.sqrt(width());
          decoder.run(
              errors.length,
              (row, z) -> System.arraycopy(places[row], 0, z, 0, latentSize),
              (row, decoded) -> {
                source.at(row, h);
                errors[row] = (float) (Math.sqrt(Sums.squaredDistance(decoded, h)) / scale);
              });
          return errors;
        });
  }

  @Override
  public Optional<DecoderWeights> decoderWeights() {
    return Detached.call(() -> Optional.of(PlainDecoder.of(decoderNetwork, standardizer)));
  }

  void save(EntryWriter entries) throws IOException {
    standardizer.save(entries, STANDARDIZER);
    NetworkEntries.save(encoderNetwork, entries, ENCODER);
    NetworkEntries.save(decoderNetwork, entries, DECODER);
  }

  static InfoVaeAutoencoder load(EntryReader entries) throws IOException {
    return new InfoVaeAutoencoder(
        Standardizer.load(entries, STANDARDIZER),
        NetworkEntries.load(entries, ENCODER),
        NetworkEntries.load(entries, DECODER));
  }
}
