package io.introspect.dl4j.train;

import io.introspect.DecoderWeights;
import io.introspect.DifferentiableAutoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.NetworkReplicas;
import java.io.IOException;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained InfoVAE: encoder, decoder, and the standardization between them and the user. */
final class InfoVaeAutoencoder implements DifferentiableAutoencoder {

  private static final String STANDARDIZER = "standardizer.bin";
  private static final String ENCODER = "encoder.zip";
  private static final String DECODER = "decoder.zip";

  private final Standardizer standardizer;
  private final MultiLayerNetwork encoderNetwork;
  private final MultiLayerNetwork decoderNetwork;
  private final NetworkReplicas encoder;
  private final NetworkReplicas decoder;
  private final int latentSize;

  InfoVaeAutoencoder(
      Standardizer standardizer, MultiLayerNetwork encoder, MultiLayerNetwork decoder) {
    this.standardizer = standardizer;
    this.encoderNetwork = encoder;
    this.decoderNetwork = decoder;
    this.encoder = new NetworkReplicas(encoder);
    this.decoder = new NetworkReplicas(decoder);
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
    Matrices.requireColumns(activations, width(), "activations");
    return Detached.call(
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            INDArray h = scope.own(standardizer.apply(Matrices.copy(activations)));
            return encoder.output(h);
          }
        });
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
            return standardizer.unscale(encoder.inputGradient(h, v));
          }
        });
  }

  @Override
  public INDArray decode(INDArray latent) {
    Matrices.requireColumns(latent, latentSize, "latent points");
    return Detached.call(() -> standardizer.invert(decoder.output(latent)));
  }

  @Override
  public INDArray reconstructionError(INDArray activations, INDArray latent) {
    Matrices.requireColumns(activations, width(), "activations");
    Matrices.requireColumns(latent, latentSize, "latent points");
    return Detached.call(
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            INDArray h = scope.own(standardizer.apply(Matrices.copy(activations)));
            INDArray decoded = scope.own(decoder.output(latent));
            INDArray norms = scope.own(h.subi(decoded).norm2(true, 1));
            return norms.div(Math.sqrt(width()));
          }
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
