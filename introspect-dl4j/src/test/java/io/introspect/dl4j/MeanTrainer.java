package io.introspect.dl4j;

import io.introspect.Autoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.Trainer;
import io.introspect.TrainingContext;
import io.introspect.TrainingRows;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An autoencoder of a user's own, as small as can be: z is the mean over the units, scaled so that
 * it has deviation 1, and decodes to equal units.
 */
final class MeanTrainer implements Trainer<Autoencoder> {

  @Override
  public String format() {
    return "mean/1";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public int minimumRows() {
    return 2;
  }

  @Override
  public Autoencoder train(
      TrainingRows training, TrainingRows validation, TrainingContext context) {
    context.started(1);
    try (INDArray h = training.inputs(IntStream.range(0, training.rows()).toArray())) {
      double deviation = h.mean(1).stdNumber().doubleValue();
      context.step(0);
      context.validated(0, true);
      return new Mean(training.width(), deviation);
    }
  }

  @Override
  public void save(Autoencoder trained, EntryWriter entries) throws IOException {
    try (DataOutputStream out = new DataOutputStream(entries.open("mean.bin"))) {
      out.writeInt(trained.width());
      out.writeDouble(((Mean) trained).deviation());
    }
  }

  @Override
  public Autoencoder load(EntryReader entries) throws IOException {
    try (DataInputStream in = new DataInputStream(entries.open("mean.bin"))) {
      return new Mean(in.readInt(), in.readDouble());
    }
  }

  private record Mean(int width, double deviation) implements Autoencoder {
    @Override
    public int latentSize() {
      return 1;
    }

    @Override
    public INDArray encode(INDArray activations) {
      return activations.mean(true, 1).divi(deviation);
    }

    @Override
    public INDArray decode(INDArray latent) {
      return latent.mul(deviation).mmul(Nd4j.ones(1, width));
    }

    @Override
    public INDArray reconstructionError(INDArray activations, INDArray latent) {
      return activations.sub(decode(latent)).norm2(true, 1).divi(Math.sqrt(width));
    }
  }
}
