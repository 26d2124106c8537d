package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.IntrospectionException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PictureTest {

  private static final Color GREEN = new Color(0, 200, 0);

  private static Picture picture(Consumer<Graphics2D> painter) {
    return Picture.of(60, 40, painter);
  }

  private static Picture square() {
    return picture(
        g -> {
          g.setColor(GREEN);
          g.fillRect(10, 10, 20, 20);
        });
  }

  private static Picture text(String text) {
    return picture(g -> g.drawString(text, 2, 20));
  }

  @Test
  void theGroundIsWhiteAndThePainterPaintsOnIt() {
    BufferedImage image = square().image();

    assertThat(image.getWidth()).isEqualTo(60);
    assertThat(image.getHeight()).isEqualTo(40);
    assertThat(Rendered.at(image, 20, 20)).isEqualTo(GREEN);
    assertThat(Rendered.at(image, 50, 35)).isEqualTo(Color.WHITE);
  }

  @Test
  void whatIsPaintedGrowsWithThePicture() {
    Picture large = square().scaledTo(180);

    assertThat(large.height()).isEqualTo(120);
    assertThat(Rendered.at(large.image(), 85, 85)).isEqualTo(GREEN);
    assertThat(Rendered.at(large.image(), 95, 95)).isEqualTo(Color.WHITE);
  }

  @Test
  void pngAndSvgAreWrittenUnderOneNameIntoAFolderThatIsMade(@TempDir Path temporary)
      throws IOException {
    Path folder = temporary.resolve("new").resolve("folder");

    square().write(folder, "square");

    BufferedImage png = ImageIO.read(folder.resolve("square.png").toFile());
    assertThat(Rendered.at(png, 20, 20)).isEqualTo(GREEN);
    Element root =
        Rendered.svg(Files.readString(folder.resolve("square.svg"))).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("width")).isEqualTo("60");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 60 40");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedWithTheReason(@TempDir Path folder) {
    Path missing = folder.resolve("missing").resolve("a.png");

    assertThatThrownBy(() -> square().writePng(missing))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("NoSuchFile");
    assertThatThrownBy(() -> square().writeSvg(missing))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void aFolderThatIsAFileIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));

    assertThatThrownBy(() -> square().write(file, "a"))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Picture.of(0, 10, g -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 × 10");
    assertThatThrownBy(() -> Picture.of(10, 20_001, g -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20001");
  }

  @Test
  void markupInTextsIsEscapedInSvg() {
    assertThat(Rendered.texts(text("<a & \"b\">"))).containsExactly("<a & \"b\">");
  }

  @Test
  void charactersThatXmlForbidsAreReplacedInSvg() {
    assertThat(Rendered.texts(text("a\u0001b"))).containsExactly("a\uFFFDb");
  }

  @Property(tries = 50, seed = "42")
  void anyTextMakesASvgThatCanBeRead(@ForAll @NotBlank @StringLength(max = 20) String text) {
    assertThat(Rendered.texts(text(text))).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void imagesAreEmbeddedInSvg(@TempDir Path folder) throws IOException {
    BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB);
    Path file = folder.resolve("image.svg");

    picture(g -> g.drawImage(image, 5, 5, null)).writeSvg(file);

    Document svg = Rendered.svg(Files.readString(file));
    Element element = (Element) svg.getElementsByTagName("image").item(0);
    assertThat(element.getAttribute("xlink:href")).startsWith("data:image/png;base64,iVBOR");
  }
}
