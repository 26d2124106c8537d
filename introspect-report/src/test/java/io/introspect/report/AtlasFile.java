package io.introspect.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads an atlas back as its page does. */
record AtlasFile(String html) {

  static AtlasFile read(Path path) throws IOException {
    return new AtlasFile(Files.readString(path));
  }

  /** What stands in a script element. */
  String script(String id) {
    Matcher matcher =
        Pattern.compile("<script type=\"[a-z/]+\" id=\"" + id + "\">([^<]*)</script>")
            .matcher(html);
    if (!matcher.find()) {
      throw new AssertionError("no script " + id);
    }
    return matcher.group(1);
  }

  JsonNode header() throws IOException {
    return new ObjectMapper().readTree(script("header"));
  }

  byte[] bytes(String block) throws IOException {
    return unpack(script("block-" + block));
  }

  float[] floats(String block) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes(block)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }

  static byte[] unpack(String base64) throws IOException {
    try (GZIPInputStream input =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
      return input.readAllBytes();
    }
  }
}
