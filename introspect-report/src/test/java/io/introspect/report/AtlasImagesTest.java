package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AtlasImagesTest {

  private static BufferedImage plain(int width, int height, int type, int rgb) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  private static byte[] bytes(AtlasImages images, String block) throws IOException {
    AtlasBlocks blocks = new AtlasBlocks();
    images.addTo(blocks);
    return AtlasFile.unpack(blocks.texts().get(block));
  }

  private static BufferedImage sheet(AtlasImages images) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes(images, "sheet")));
  }

  @Test
  void grayBytesArriveAsTheyAre() throws IOException {
    BufferedImage gray = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(1, 2, 0, 100);
    AtlasImages images = AtlasImages.of(row -> gray, 5);
    assertThat(images.type()).isEqualTo("image/png");
    assertThat(images.tile()).isEqualTo(4);
    assertThat(images.columns()).isEqualTo(3);
    BufferedImage sheet = sheet(images);
    assertThat(sheet.getWidth()).isEqualTo(12);
    assertThat(sheet.getHeight()).isEqualTo(8);
    // The fifth tile is the second of the second line.
    assertThat(sheet.getRaster().getSample(4 + 1, 4 + 2, 0)).isEqualTo(100);
    assertThat(sheet.getRaster().getSample(4 + 1, 4 + 1, 0)).isZero();
  }

  @Test
  void coloredImagesKeepTheirColors() throws IOException {
    AtlasImages images =
        AtlasImages.of(row -> plain(32, 32, BufferedImage.TYPE_INT_RGB, 0xcc2020), 4);
    assertThat(images.type()).isEqualTo("image/png");
    assertThat(sheet(images).getRGB(40, 40)).isEqualTo(0xffcc2020);
  }

  @Test
  void largeImagesAreScaledAndCentered() throws IOException {
    AtlasImages images =
        AtlasImages.of(row -> plain(256, 128, BufferedImage.TYPE_INT_RGB, 0xffffff), 1);
    assertThat(images.tile()).isEqualTo(64);
    BufferedImage sheet = sheet(images);
    assertThat(sheet.getWidth()).isEqualTo(64);
    assertThat(sheet.getRGB(32, 15) & 0xff).isZero();
    assertThat(sheet.getRGB(32, 17) & 0xff).isEqualTo(255);
    assertThat(sheet.getRGB(32, 46) & 0xff).isEqualTo(255);
    assertThat(sheet.getRGB(32, 48) & 0xff).isZero();
  }

  @Test
  void rowsWithoutAnImageAreMarked() throws IOException {
    BufferedImage image = plain(2, 2, BufferedImage.TYPE_INT_RGB, 0x808080);
    AtlasImages some = AtlasImages.of(row -> row == 1 ? image : null, 3);
    assertThat(bytes(some, "imaged")).containsExactly(0, 1, 0);
    assertThat(bytes(AtlasImages.of(row -> null, 3), "imaged")).containsOnly(0);
  }

  @Test
  void manyImagesShareASheetThatBrowsersTake() throws IOException {
    BufferedImage image = plain(64, 64, BufferedImage.TYPE_BYTE_GRAY, 0x808080);
    AtlasImages images = AtlasImages.of(row -> image, 6400);
    assertThat(images.tile()).isEqualTo(51);
    assertThat(sheet(images).getWidth()).isEqualTo(80 * 51);
  }

  @Test
  void grayImagesThatNoPngMakesSmallAreCompressedUntilTheyFit() throws IOException {
    Random random = new Random(1);
    BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    AtlasImages images =
        AtlasImages.of(
            row -> {
              for (int i = 0; i < 64 * 64; i++) {
                noise.getRaster().setSample(i % 64, i / 64, 0, random.nextInt(256));
              }
              return noise;
            },
            1600);
    assertThat(images.type()).isEqualTo("image/jpeg");
    assertThat(bytes(images, "sheet").length).isLessThan(6_000_000);
  }
}
