package io.introspect.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.introspect.IntrospectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Puts the page together: its skeleton, its style, the numbers, ECharts, and the page's own
 * scripts, all in one file. Text of the user's goes into the JSON header and nowhere else.
 */
final class AtlasPage {

  /** In the order in which they are written; they share one scope. */
  private static final List<String> SCRIPTS =
      List.of(
          "data.js",
          "numbers.js",
          "decoder.js",
          "state.js",
          "colors.js",
          "rasters.js",
          "map.js",
          "marks.js",
          "pointer.js",
          "brush.js",
          "keyboard.js",
          "legend.js",
          "activations.js",
          "details.js",
          "violins.js",
          "controls.js",
          "main.js");

  private AtlasPage() {}

  static void write(Path path, AtlasHeader header, AtlasBlocks blocks) {
    String json = json(header);
    try {
      WholeFile.write(path, page -> append(page, json, blocks));
    } catch (IOException e) {
      throw new IntrospectionException(path + ": the atlas could not be written: " + e, e);
    }
  }

  private static void append(Writer page, String json, AtlasBlocks blocks) throws IOException {
    String[] skeleton = resource("atlas/page.html").split("<!--(STYLE|DATA|SCRIPTS)-->", -1);
    page.append(skeleton[0]).append("<style>\n").append(resource("atlas/atlas.css"));
    page.append("</style>").append(skeleton[1]);
    page.append("<script type=\"application/json\" id=\"header\">").append(json);
    page.append("</script>\n");
    for (Map.Entry<String, String> block : blocks.texts().entrySet()) {
      page.append("<script type=\"text/plain\" id=\"block-").append(block.getKey());
      page.append("\">").append(block.getValue()).append("</script>\n");
    }
    page.append(skeleton[2]);
    page.append("<script>\n/*\n").append(resource("echarts/NOTICE")).append("*/\n");
    page.append(resource("echarts/echarts.min.js")).append("\n</script>\n");
    page.append("<script>\n(() => {\n\"use strict\";\n");
    for (String script : SCRIPTS) {
      page.append(resource("atlas/" + script)).append('\n');
    }
    page.append("})();\n</script>").append(skeleton[3]);
  }

  /** In ASCII and without any "<", so that nothing in it can end the script element around it. */
  private static String json(AtlasHeader header) {
    try {
      return JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build()
          .writeValueAsString(header)
          .replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream input = AtlasPage.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IOException("the jar lacks its resource " + name);
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
