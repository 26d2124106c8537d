package io.introspect.report;

import io.introspect.analysis.Rgb;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What a picture looks like, for tests. */
final class Rendered {

  private Rendered() {}

  static Document svg(String xml) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("not XML: " + xml.substring(0, Math.min(500, xml.length())), e);
    }
  }

  /** All texts of the picture's SVG, which is read again as XML. */
  static List<String> texts(Picture picture) {
    NodeList texts = svg(xml(picture)).getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }

  /** How long the picture's SVG is. */
  static int size(Picture picture) {
    return xml(picture).length();
  }

  private static String xml(Picture picture) {
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    try {
      Svg.of(picture.width(), picture.height(), picture::paint).write(xml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return xml.toString(StandardCharsets.UTF_8);
  }

  static Color at(BufferedImage image, double x, double y) {
    return new Color(image.getRGB((int) x, (int) y));
  }

  static long count(BufferedImage image, Color color) {
    return IntStream.of(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .filter(rgb -> rgb == color.getRGB())
        .count();
  }

  /** The mean place of the pixels of a color between the axes of a map, without its legend. */
  static Point2D center(BufferedImage image, Color color) {
    long count = 0;
    double x = 0;
    double y = 0;
    for (int i = 110; i < 960; i++) {
      for (int j = 150; j < 980; j++) {
        if (image.getRGB(i, j) == color.getRGB()) {
          count++;
          x += i;
          y += j;
        }
      }
    }
    return new Point2D.Double(x / count, y / count);
  }

  static long count(BufferedImage image, Rgb color) {
    return count(image, Style.color(color));
  }
}
