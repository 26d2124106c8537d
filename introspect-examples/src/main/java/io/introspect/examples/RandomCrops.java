package io.introspect.examples;

import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import io.introspect.examples.data.ImageSet;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Parts of images to learn from, each cut out at a random place, half of them mirrored: the same
 * object in many views.
 *
 * @param images the whole images
 * @param mirrored whether a mirrored image is of the same class
 */
record RandomCrops(ImageSet images, boolean mirrored) {

  /**
   * One part of each of some images.
   *
   * @param side of the parts in pixels; that of the images leaves them whole
   * @return [rows.length, channels, side, side], owned by the caller
   */
  INDArray of(int[] rows, int side, SplittableRandom random) {
    try (ArrayScope scope = new ArrayScope()) {
      float[] pixels = Rows.values(scope.own(Nd4j.pullRows(images.rows(), 1, rows)));
      int perImage = pixels.length / rows.length;
      float[] parts = new float[rows.length * images.channels() * side * side];
      for (int i = 0; i < rows.length; i++) {
        int top = random.nextInt(images.height() - side + 1);
        int left = random.nextInt(images.width() - side + 1);
        boolean mirror = mirrored && random.nextBoolean();
        cut(pixels, i * perImage, top, left, mirror, side, parts, i * parts.length / rows.length);
      }
      return Nd4j.create(parts, new long[] {rows.length, images.channels(), side, side}, 'c');
    }
  }

  private void cut(
      float[] pixels,
      int image,
      int top,
      int left,
      boolean mirror,
      int side,
      float[] parts,
      int part) {
    int to = part;
    for (int channel = 0; channel < images.channels(); channel++) {
      for (int y = top; y < top + side; y++) {
        int line = image + (channel * images.height() + y) * images.width() + left;
        for (int x = 0; x < side; x++) {
          parts[to++] = pixels[line + (mirror ? side - 1 - x : x)];
        }
      }
    }
  }
}
