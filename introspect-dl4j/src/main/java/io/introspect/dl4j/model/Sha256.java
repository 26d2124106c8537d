package io.introspect.dl4j.model;

import io.introspect.dl4j.dense.FloatRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * SHA-256 over texts and arrays, in the order in which they are added. To be used by one thread.
 */
public final class Sha256 {

  /** Values pass through the heap in pieces of this many, however large the array. */
  private static final int PIECE = 1 << 16;

  private final MessageDigest digest;
  private final float[] piece = new float[PIECE];
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES);

  /** A digest of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Adds a text and an end of line.
   *
   * @param text any
   * @return this
   */
  public Sha256 add(String text) {
    digest.update((text + '\n').getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /**
   * Adds the values of an array in row-major order, as float32.
   *
   * @param array any shape
   * @return this
   */
  public Sha256 add(INDArray array) {
    INDArray rowMajor = array.ordering() == 'c' && !array.isView() ? array : array.dup('c');
    INDArray flat = rowMajor.reshape(array.length());
    for (long from = 0; from < flat.length(); from += PIECE) {
      long to = Math.min(flat.length(), from + PIECE);
      add(flat.get(NDArrayIndex.interval(from, to)).reshape(1, to - from), (int) (to - from));
    }
    if (rowMajor != array) {
      ArrayScope.free(rowMajor);
    }
    return this;
  }

  private void add(INDArray row, int n) {
    if (FloatRows.canRead(row)) {
      FloatRows.of(row).read(0, piece);
    } else {
      System.arraycopy(Rows.values(row), 0, piece, 0, n);
    }
    bytes.asFloatBuffer().put(piece, 0, n);
    digest.update(bytes.array(), 0, n * Float.BYTES);
  }

  /**
   * Ends the digest.
   *
   * @return 64 hexadecimal digits
   */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
