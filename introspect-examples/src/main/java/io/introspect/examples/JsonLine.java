package io.introspect.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.introspect.dl4j.model.ModuleVersions;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures by name, for one line of JSON; each is told to standard error as it comes. */
final class JsonLine {

  private static final double DIGITS = 1e4;

  private final Map<String, Object> values = new LinkedHashMap<>();

  JsonLine() {
    values.put("library", "introspect on " + backend() + ", Java " + Runtime.version());
  }

  /** To be called before anything logs: standard output is for the line of JSON alone. */
  static void logToStandardError() {
    System.setProperty("org.slf4j.simpleLogger.logFile", "System.err");
  }

  private static String backend() {
    return ModuleVersions.find().entrySet().stream()
        .filter(module -> module.getKey().matches("nd4j-native|nd4j-cuda.*"))
        .map(module -> module.getKey() + " " + String.join(" and ", module.getValue()))
        .collect(Collectors.joining(", "));
  }

  JsonLine put(String name, double value) {
    return keep(name, rounded(value));
  }

  JsonLine put(String name, double... several) {
    return keep(name, Arrays.stream(several).map(JsonLine::rounded).toArray());
  }

  JsonLine put(String name, int value) {
    return keep(name, value);
  }

  JsonLine put(String name, boolean value) {
    return keep(name, value);
  }

  private JsonLine keep(String name, Object value) {
    values.put(name, value);
    System.err.println(name + " " + (value instanceof double[] all ? Arrays.toString(all) : value));
    return this;
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }

  Map<String, Object> all() {
    return Collections.unmodifiableMap(values);
  }

  String json() throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(values);
  }
}
