package io.introspect.dl4j.analyze;

import io.introspect.ActivationTap;
import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.IntrospectableModel;
import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.Provenance;
import io.introspect.TappedLayer;
import io.introspect.dl4j.model.ArrayScope;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An introspector whose every number can be computed by hand: the activations are the features, the
 * map is made of the first d of them, and a formula decodes it.
 */
record HandMade(
    int classes, List<TappedLayer> layers, int latentSize, UnaryOperator<float[]> decoder)
    implements Introspector, IntrospectableModel, Autoencoder, ErrorEstimator {

  @Override
  public ActivationTap tap() {
    return ActivationTap.of(layers);
  }

  @Override
  public Observation observe(INDArray x) {
    return new Observation(Nd4j.zeros(x.size(0), classes), x.dup());
  }

  @Override
  public String fingerprint() {
    return "by hand";
  }

  @Override
  public int width() {
    return tap().width();
  }

  @Override
  public INDArray encode(INDArray activations) {
    return activations.get(NDArrayIndex.all(), NDArrayIndex.interval(0, latentSize)).dup();
  }

  @Override
  public INDArray decode(INDArray latent) {
    float[][] places = latent.toFloatMatrix();
    return Nd4j.createFromArray(
        IntStream.range(0, places.length)
            .mapToObj(row -> decoder.apply(places[row]))
            .toArray(float[][]::new));
  }

  @Override
  public INDArray reconstructionError(INDArray activations, INDArray latent) {
    return Nd4j.zeros(latent.size(0), 1);
  }

  @Override
  public int inputs() {
    return latentSize;
  }

  /** ê = −|z|². */
  @Override
  public INDArray estimate(INDArray latent) {
    try (ArrayScope scope = new ArrayScope()) {
      return scope.own(scope.own(latent.mul(latent)).sum(true, 1)).neg();
    }
  }

  @Override
  public Introspection introspect(INDArray row) {
    throw new UnsupportedOperationException("not needed for an analysis");
  }

  @Override
  public List<Introspection> introspectAll(INDArray rows) {
    throw new UnsupportedOperationException("not needed for an analysis");
  }

  @Override
  public IntrospectableModel model() {
    return this;
  }

  @Override
  public Autoencoder autoencoder() {
    return this;
  }

  @Override
  public ErrorEstimator estimator() {
    return this;
  }

  @Override
  public Provenance provenance() {
    throw new UnsupportedOperationException("not needed for an analysis");
  }
}
