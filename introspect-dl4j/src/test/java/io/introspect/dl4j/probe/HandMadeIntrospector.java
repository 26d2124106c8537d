package io.introspect.dl4j.probe;

import io.introspect.ActivationTap;
import io.introspect.Autoencoder;
import io.introspect.DifferentiableAutoencoder;
import io.introspect.DifferentiableModel;
import io.introspect.ErrorEstimator;
import io.introspect.IntrospectableModel;
import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.Provenance;
import io.introspect.Slope;
import io.introspect.TappedLayer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A classifier of two values into two classes that can be computed by hand: ŷ is the sigmoid of x,
 * h is x, and z is half of h. Nothing is estimated.
 *
 * @param model may be replaced by one without gradients
 * @param autoencoder may be replaced by one without gradients
 */
record HandMadeIntrospector(IntrospectableModel model, Autoencoder autoencoder)
    implements Introspector {

  static HandMadeIntrospector create() {
    return new HandMadeIntrospector(new SigmoidModel(), new HalvingAutoencoder());
  }

  @Override
  public Introspection introspect(INDArray row) {
    return introspectAll(row).get(0);
  }

  @Override
  public List<Introspection> introspectAll(INDArray rows) {
    try (Observation seen = model.observe(rows)) {
      float[][] output = seen.output().toFloatMatrix();
      float[][] latent = autoencoder.encode(seen.activations()).toFloatMatrix();
      return IntStream.range(0, output.length)
          .mapToObj(i -> new Introspection(output[i], latent[i], -1, 0))
          .toList();
    }
  }

  @Override
  public ErrorEstimator estimator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Provenance provenance() {
    throw new UnsupportedOperationException();
  }

  /** ŷ = σ(x), h = x. */
  static final class SigmoidModel implements DifferentiableModel {
    @Override
    public int classes() {
      return 2;
    }

    @Override
    public ActivationTap tap() {
      return ActivationTap.of(List.of(new TappedLayer("x", 0, 2)));
    }

    @Override
    public Observation observe(INDArray x) {
      return new Observation(Transforms.sigmoid(x, true), x.dup());
    }

    @Override
    public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
      try (Observation seen = observe(x)) {
        Slope told = slope.apply(seen);
        INDArray gradient = x.mul(0);
        INDArray derivative = seen.output().mul(seen.output().rsub(1));
        told.output().ifPresent(u -> gradient.addi(u.mul(derivative)));
        told.activations().ifPresent(gradient::addi);
        return gradient;
      }
    }

    @Override
    public String fingerprint() {
      return "sigmoid";
    }
  }

  /** z = h / 2. */
  static final class HalvingAutoencoder implements DifferentiableAutoencoder {
    @Override
    public int width() {
      return 2;
    }

    @Override
    public int latentSize() {
      return 2;
    }

    @Override
    public INDArray encode(INDArray activations) {
      return activations.mul(0.5);
    }

    @Override
    public INDArray decode(INDArray latent) {
      return latent.mul(2);
    }

    @Override
    public INDArray reconstructionError(INDArray activations, INDArray latent) {
      return activations.sum(true, 1).muli(0);
    }

    @Override
    public INDArray encoderGradient(INDArray activations, INDArray slope) {
      return slope.mul(0.5);
    }
  }
}
