package io.introspect.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of a program, in the order in which they were put, for metrics.json. */
final class Metrics {

  private final Map<String, Object> values = new LinkedHashMap<>();

  Metrics(String program, ExampleOptions options) {
    put("program", program);
    put("data", options.dataName());
    put("seed", options.seed());
    put("quick", options.quick());
    put("cores", Runtime.getRuntime().availableProcessors());
    put("java", System.getProperty("java.version"));
  }

  Metrics put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Metrics putAll(Map<String, ?> figures) {
    values.putAll(figures);
    return this;
  }

  Path write(Path folder) throws IOException {
    Path file = folder.resolve("metrics.json");
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), values);
    return file;
  }
}
