package io.introspect.report;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * One row that {@link SampleCardsPicture} shows in detail.
 *
 * <p>Immutable.
 */
public final class SampleCard {

  private final int row;
  private final float[] activations;
  private final BufferedImage image;

  private SampleCard(int row, float[] activations, BufferedImage image) {
    this.row = row;
    this.activations = activations;
    this.image = image;
  }

  /**
   * A card without an image.
   *
   * @param row its number among the mapped rows, from 0
   * @param activations its h, one value per column; copied
   * @return the card
   */
  public static SampleCard of(int row, float[] activations) {
    return new SampleCard(row, activations.clone(), null);
  }

  /**
   * The same card with what the classifier saw.
   *
   * @param shown for example a digit; copied, and shown enlarged without smoothing
   * @return another card
   */
  public SampleCard withImage(BufferedImage shown) {
    return new SampleCard(row, activations, Thumbnail.copy(shown));
  }

  /**
   * Which row it is.
   *
   * @return its number among the mapped rows, from 0
   */
  public int row() {
    return row;
  }

  /**
   * What the row makes the units do.
   *
   * @return a copy of its h, one value per column
   */
  public float[] activations() {
    return activations.clone();
  }

  /**
   * What the classifier saw.
   *
   * @return a copy of the image, if there is one
   */
  public Optional<BufferedImage> image() {
    return Optional.ofNullable(image).map(Thumbnail::copy);
  }
}
