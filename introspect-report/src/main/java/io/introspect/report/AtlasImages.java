package io.introspect.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The images of all rows as one sheet of square tiles, row by row: as PNG if all are gray, as JPEG
 * if not, or if the PNG were too large.
 *
 * <p>Immutable.
 */
final class AtlasImages {

  private static final int LARGEST_TILE = 64;

  /** Browsers refuse, or crawl under, larger sheets. */
  private static final int LARGEST_SHEET = 4096;

  /** Eight of the fifteen megabytes that an atlas of 10,000 rows may have, in base64. */
  private static final int MOST_BYTES = 6_000_000;

  private final int tile;
  private final int columns;
  private final String type;
  private final byte[] sheet;
  private final byte[] present;

  private AtlasImages(int tile, int columns, String type, byte[] sheet, byte[] present) {
    this.tile = tile;
    this.columns = columns;
    this.type = type;
    this.sheet = sheet;
    this.present = present;
  }

  /**
   * Reads each image once.
   *
   * @param images of each row; null where there is none
   */
  static AtlasImages of(IntFunction<BufferedImage> images, int rows) {
    int columns = (int) Math.ceil(Math.sqrt(rows));
    int tile = 1;
    BufferedImage sheet = null;
    byte[] present = new byte[rows];
    for (int row = 0; row < rows; row++) {
      BufferedImage image = images.apply(row);
      if (image == null) {
        continue;
      }
      if (sheet == null) {
        tile = tile(image, columns);
        sheet =
            new BufferedImage(
                columns * tile, (rows + columns - 1) / columns * tile, BufferedImage.TYPE_INT_RGB);
      }
      draw(sheet, image, row % columns * tile, row / columns * tile, tile);
      present[row] = 1;
    }
    if (sheet == null) {
      sheet = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    }
    byte[] png = png(sheet);
    return png.length <= MOST_BYTES
        ? new AtlasImages(tile, columns, "image/png", png, present)
        : new AtlasImages(tile, columns, "image/jpeg", jpeg(sheet), present);
  }

  private static int tile(BufferedImage image, int columns) {
    int edge = Math.max(image.getWidth(), image.getHeight());
    return Math.max(1, Math.min(Math.min(LARGEST_TILE, edge), LARGEST_SHEET / columns));
  }

  private static void draw(BufferedImage sheet, BufferedImage image, int x, int y, int tile) {
    double scale = Math.min(1.0, (double) tile / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(
        asShown(image), x + (tile - width) / 2, y + (tile - height) / 2, width, height, null);
    graphics.dispose();
  }

  /** Java2D takes gray bytes for linear light and would brighten them; viewers show them as is. */
  private static BufferedImage asShown(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      return image;
    }
    BufferedImage shown =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        shown.setRGB(x, y, image.getRaster().getSample(x, y, 0) * 0x010101);
      }
    }
    return shown;
  }

  private static boolean isGray(BufferedImage sheet) {
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        int rgb = sheet.getRGB(x, y) & 0xffffff;
        if (rgb != (rgb & 0xff) * 0x010101) {
          return false;
        }
      }
    }
    return true;
  }

  private static byte[] png(BufferedImage sheet) {
    if (!isGray(sheet)) {
      return encoded(sheet, "png", 0.5f);
    }
    BufferedImage gray =
        new BufferedImage(sheet.getWidth(), sheet.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        gray.getRaster().setSample(x, y, 0, sheet.getRGB(x, y) & 0xff);
      }
    }
    return encoded(gray, "png", 0.5f);
  }

  private static byte[] jpeg(BufferedImage sheet) {
    byte[] jpeg = encoded(sheet, "jpeg", 0.85f);
    for (float quality = 0.7f; jpeg.length > MOST_BYTES && quality > 0.2f; quality -= 0.15f) {
      jpeg = encoded(sheet, "jpeg", quality);
    }
    return jpeg;
  }

  private static byte[] encoded(BufferedImage image, String format, float quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The edge of a tile in pixels. */
  int tile() {
    return tile;
  }

  /** The number of tiles in a row of the sheet. */
  int columns() {
    return columns;
  }

  /** The media type of the sheet. */
  String type() {
    return type;
  }

  /** Adds the sheet, and for each row whether it has an image. */
  void addTo(AtlasBlocks blocks) {
    blocks.bytes("sheet", sheet);
    blocks.bytes("imaged", present);
  }
}
