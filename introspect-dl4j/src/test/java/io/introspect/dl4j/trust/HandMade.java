package io.introspect.dl4j.trust;

import io.introspect.Autoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.ErrorEstimator;
import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Trainer;
import io.introspect.TrainingContext;
import io.introspect.TrainingRows;
import io.introspect.dl4j.train.Parts;
import io.introspect.dl4j.train.ReconstructionTypicality;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Parts without a network, for activations [a, b, c]: the map sees [a, b] and misses c, and takes a
 * for the error to expect; the wide latent is [a, b, c] itself, and twice what the map misses is
 * its reconstruction error.
 */
final class HandMade {

  private HandMade() {}

  static INDArray matrix(int columns, float... values) {
    return Nd4j.createFromArray(values).reshape(values.length / columns, columns).dup();
  }

  static ErrorEstimator estimator(int inputs, ToDoubleFunction<float[]> estimate) {
    return new ErrorEstimator() {
      @Override
      public int inputs() {
        return inputs;
      }

      @Override
      public INDArray estimate(INDArray latent) {
        return each(latent, estimate);
      }
    };
  }

  private static INDArray each(INDArray rows, ToDoubleFunction<float[]> of) {
    float[][] values = rows.toFloatMatrix();
    float[] each = new float[values.length];
    IntStream.range(0, each.length).forEach(i -> each[i] = (float) of.applyAsDouble(values[i]));
    return matrix(1, each);
  }

  private record Linear(int latentSize, float weight) implements Autoencoder {
    @Override
    public int width() {
      return 3;
    }

    @Override
    public INDArray encode(INDArray activations) {
      return activations.getColumns(IntStream.range(0, latentSize).toArray()).dup('c');
    }

    @Override
    public INDArray decode(INDArray latent) {
      throw new UnsupportedOperationException("nobody draws here");
    }

    @Override
    public INDArray reconstructionError(INDArray activations, INDArray latent) {
      return each(activations, h -> weight * Math.abs(h[2]));
    }
  }

  /** Without typicality. */
  static Parts narrow() {
    return new Parts(new Linear(2, 1), estimator(2, z -> z[0]), Optional.empty());
  }

  /** With typicality, by rank among rows that miss 0, 2, 4, … */
  static Parts wide() {
    HandMadeRows rows = new HandMadeRows(20);
    for (int row = 0; row < 20; row++) {
      rows.set(row, 0, 0, row);
    }
    return new Parts(
        new Linear(2, 1),
        estimator(2, z -> z[0]),
        Optional.of(
            new ReconstructionTypicality(new Ready(new Linear(3, 2)))
                .train(
                    rows,
                    rows,
                    new TrainingContext(FitStage.TYPICALITY, 1, new FitListener() {}))));
  }

  /** Has nothing to learn. */
  private record Ready(Autoencoder autoencoder) implements Trainer<Autoencoder> {
    @Override
    public String format() {
      return "ready/1";
    }

    @Override
    public Map<String, String> settings() {
      return Map.of();
    }

    @Override
    public int minimumRows() {
      return 1;
    }

    @Override
    public Autoencoder train(
        TrainingRows training, TrainingRows validation, TrainingContext context) {
      return autoencoder;
    }

    @Override
    public void save(Autoencoder trained, EntryWriter entries) {
      throw new UnsupportedOperationException("nothing to save");
    }

    @Override
    public Autoencoder load(EntryReader entries) {
      throw new UnsupportedOperationException("nothing to load");
    }
  }
}
