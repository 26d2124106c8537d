package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Sees of two activations half the first, and misses the second. */
final class HalvingAutoencoder implements Autoencoder {

  private final List<INDArray> latents = new ArrayList<>();

  /** All that it has given, in order. */
  List<INDArray> latents() {
    return latents;
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  public int latentSize() {
    return 1;
  }

  @Override
  public INDArray encode(INDArray activations) {
    latents.add(activations.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 1)).mul(0.5));
    return latents.get(latents.size() - 1);
  }

  @Override
  public INDArray decode(INDArray latent) {
    throw new UnsupportedOperationException("nobody draws here");
  }

  @Override
  public INDArray reconstructionError(INDArray activations, INDArray latent) {
    return activations.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2)).dup();
  }
}
