package io.introspect.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** What a painter has painted, as an SVG document. */
final class Svg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final Element root;

  private Svg(Element root) {
    this.root = root;
  }

  static Svg of(int width, int height, Consumer<Graphics2D> painter) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
    context.setImageHandler(new EmbeddedImages());
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    painter.accept(graphics);
    Element root = graphics.getRoot();
    // Without it a browser clips the picture, rather than scale it, where it is given less room.
    root.setAttributeNS(null, "viewBox", "0 0 %d %d".formatted(width, height));
    replaceForbiddenCharacters(root);
    return new Svg(root);
  }

  /** Not by Batik, whose files name a DTD, which a careful reader would fetch from the network. */
  void write(OutputStream out) throws IOException {
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(root), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Java's own XML parser cannot be set up", e);
    }
  }

  /** Names may hold characters that XML cannot, not even escaped. */
  private static void replaceForbiddenCharacters(Node node) {
    if (node instanceof Text text) {
      text.setData(
          text.getData()
              .replaceAll(
                  "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD"));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      replaceForbiddenCharacters(child);
    }
  }
}
