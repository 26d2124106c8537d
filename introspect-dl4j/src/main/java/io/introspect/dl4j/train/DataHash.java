package io.introspect.dl4j.train;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/** SHA-256 over features and labels, batch by batch, independent of how they were batched. */
final class DataHash {

  private final MessageDigest features = sha256();
  private final MessageDigest labels = sha256();

  void add(INDArray featureRows, INDArray labelRows) {
    update(features, featureRows);
    update(labels, labelRows);
  }

  String hex() {
    MessageDigest both = sha256();
    both.update(features.digest());
    both.update(labels.digest());
    return HexFormat.of().formatHex(both.digest());
  }

  private static void update(MessageDigest digest, INDArray rows) {
    float[] values = rows.dup('c').reshape(rows.length()).toFloatVector();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
