package io.introspect.report;

import io.introspect.Introspection;

/** What the page knows of each row, apart from its activations and its image. */
final class AtlasRows {

  private AtlasRows() {}

  static void addTo(AtlasBlocks blocks, MappedRows rows) {
    int size = rows.size();
    float[] places = new float[2 * size];
    int[] predicted = new int[size];
    int[] trueClasses = new int[size];
    float[] confidences = new float[size];
    float[] probabilities = new float[size];
    float[] log10Errors = new float[size];
    float[] outputs = new float[size];
    float[] reconstruction = new float[size];
    for (int row = 0; row < size; row++) {
      Introspection seen = rows.seen(row);
      System.arraycopy(seen.latent(), 0, places, 2 * row, 2);
      predicted[row] = seen.predictedClass();
      trueClasses[row] = rows.trueClass(row);
      confidences[row] = (float) seen.confidence();
      probabilities[row] =
          seen.hasProbabilityCorrect() ? (float) seen.probabilityCorrect() : Float.NaN;
      log10Errors[row] = (float) seen.log10MapError();
      outputs[row] = seen.maximumOutput();
      reconstruction[row] = (float) seen.reconstructionError();
    }
    blocks.floats("places", places);
    blocks.integers("predicted", predicted);
    blocks.integers("true", trueClasses);
    blocks.floats("confidences", confidences);
    blocks.floats("probabilities", probabilities);
    blocks.floats("log10Errors", log10Errors);
    blocks.floats("outputs", outputs);
    blocks.floats("reconstruction", reconstruction);
  }
}
