package io.introspect.trust;

import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** An audit as JSON, which knows no NaN: what is undefined is null. */
final class AuditJson {

  private AuditJson() {}

  static String of(Audit audit) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("rows", audit.rows()).put("mistakes", audit.mistakes());
    root.put("accuracy", audit.accuracy());
    ArrayNode notes = root.putArray("notes");
    audit.notes().forEach(notes::add);
    ObjectNode scores = root.putObject("scores");
    audit.scores().forEach(score -> write(score, scores.putObject(score.name())));
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected a tree of texts and numbers", e);
    }
  }

  private static void write(AuditedScore score, ObjectNode node) {
    for (Measure measure : Measure.values()) {
      put(node, measure.key(), score.value(measure));
    }
    ObjectNode intervals = node.putObject("intervals");
    ObjectNode gains = node.putObject("gains");
    for (Measure measure : Measure.values()) {
      put(intervals.putObject(measure.key()), score.interval(measure));
      ObjectNode gain = gains.putObject(measure.key());
      put(gain, "value", score.gain(measure));
      put(gain, score.gainInterval(measure));
    }
  }

  private static void put(ObjectNode node, Interval interval) {
    put(node, "lower", interval.lower());
    put(node, "upper", interval.upper());
  }

  private static void put(ObjectNode node, String field, double value) {
    if (Double.isNaN(value)) {
      node.putNull(field);
    } else {
      node.put(field, value);
    }
  }
}
