package io.introspect.report;

import io.introspect.IntrospectionException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture on white ground: its size and what paints it. It is painted anew whenever it is asked
 * for, as pixels or as SVG, and needs no display.
 *
 * <p>Immutable, and safe for use by several threads if its painter is; those of this package are.
 */
public final class Picture {

  private static final int LARGEST = 20_000;

  private final int width;
  private final int height;
  private final Consumer<Graphics2D> painter;

  private Picture(int width, int height, Consumer<Graphics2D> painter) {
    this.width = width;
    this.height = height;
    this.painter = painter;
  }

  /**
   * A picture of your own.
   *
   * @param width in px, 1 to 20,000
   * @param height in px, 1 to 20,000
   * @param painter paints from (0, 0) to (width, height); called once for each rendering
   * @return the picture
   * @throws IllegalArgumentException if the size is out of range
   */
  public static Picture of(int width, int height, Consumer<Graphics2D> painter) {
    if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
      throw new IllegalArgumentException(
          "expected a picture of 1 to %d px a side, found %d × %d"
              .formatted(LARGEST, width, height));
    }
    return new Picture(width, height, painter);
  }

  /**
   * The width.
   *
   * @return in px
   */
  public int width() {
    return width;
  }

  /**
   * The height.
   *
   * @return in px
   */
  public int height() {
    return height;
  }

  /**
   * The same picture, larger or smaller: text, lines and marks grow with it.
   *
   * @param newWidth in px
   * @return the picture, its height in proportion
   * @throws IllegalArgumentException if a side would be shorter than 1 px or longer than 20,000 px
   */
  public Picture scaledTo(int newWidth) {
    double scale = newWidth / (double) width;
    return of(
        newWidth,
        (int) Math.round(height * scale),
        g -> {
          g.scale(scale, scale);
          painter.accept(g);
        });
  }

  /**
   * The picture as pixels.
   *
   * @return a new image, RGB
   */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(g);
    g.dispose();
    return image;
  }

  /**
   * Writes the picture as PNG.
   *
   * @param file made, or replaced if it exists
   * @throws IntrospectionException if it cannot be written
   */
  public void writePng(Path file) {
    BufferedImage image = image();
    try (OutputStream out = Files.newOutputStream(file);
        ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw unwritten(file, e);
    }
  }

  /**
   * Writes the picture as SVG: text stays text, which can be selected and searched; clouds of dots
   * and cells, which would make the file too large, are embedded as images of twice the resolution.
   *
   * @param file made, or replaced if it exists
   * @throws IntrospectionException if it cannot be written
   */
  public void writeSvg(Path file) {
    Svg svg = Svg.of(width, height, this::paint);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      svg.write(out);
    } catch (IOException e) {
      throw unwritten(file, e);
    }
  }

  /**
   * Writes the picture as NAME.png and NAME.svg.
   *
   * @param folder made if it does not exist
   * @param name of the files, without an ending and without a folder
   * @throws IntrospectionException if they cannot be written
   */
  public void write(Path folder, String name) {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(name, "name");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritten(folder, e);
    }
    writePng(folder.resolve(name + ".png"));
    writeSvg(folder.resolve(name + ".svg"));
  }

  void paint(Graphics2D g) {
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    painter.accept(g);
  }

  private static IntrospectionException unwritten(Path file, IOException e) {
    return new IntrospectionException("cannot write the picture to " + file + ": " + e, e);
  }
}
