package io.introspect.dl4j.train;

import io.introspect.dl4j.model.Sha256;
import org.nd4j.linalg.api.ndarray.INDArray;

/** SHA-256 over features and labels, batch by batch, independent of how they were batched. */
final class DataHash {

  private final Sha256 features = new Sha256();
  private final Sha256 labels = new Sha256();

  void add(INDArray featureRows, INDArray labelRows) {
    features.add(featureRows);
    labels.add(labelRows);
  }

  String hex() {
    return new Sha256().add(features.hex()).add(labels.hex()).hex();
  }
}
