package io.introspect.examples;

import io.introspect.examples.data.EmbeddedDigits;
import io.introspect.examples.data.ImageSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rows that a classifier of images was not made for, in the shape of its own. */
final class Strangers {

  private static final int ROWS = 2000;

  private Strangers() {}

  /** All of them by name, each [n, pixels]. */
  static Map<String, INDArray> of(ImageSet test, long seed) {
    Map<String, INDArray> strangers = new LinkedHashMap<>();
    strangers.put("rotated digits", rotatedDigits(seed));
    strangers.put("uniform noise", uniformNoise(test.rows().size(1), seed));
    strangers.put("inverted images", test.rows().rsub(1));
    return strangers;
  }

  /** Digits drawn by program, turned clockwise by 90°. */
  private static INDArray rotatedDigits(long seed) {
    // Another seed than that of the digits which may have been learned from.
    return turned(EmbeddedDigits.generate(ROWS, ~seed));
  }

  /** Gray images turned clockwise by 90°: what was at the left is then at the top. */
  static INDArray turned(ImageSet images) {
    int height = images.height();
    int width = images.width();
    float[][] rows = images.rows().toFloatMatrix();
    float[][] turned = new float[rows.length][height * width];
    for (int row = 0; row < rows.length; row++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          turned[row][x * height + (height - 1 - y)] = rows[row][y * width + x];
        }
      }
    }
    return Nd4j.createFromArray(turned);
  }

  private static INDArray uniformNoise(long pixels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.toIntExact(ROWS * pixels)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Nd4j.createFromArray(values).reshape(ROWS, pixels);
  }
}
