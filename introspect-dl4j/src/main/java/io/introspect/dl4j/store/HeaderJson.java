package io.introspect.dl4j.store;

import io.introspect.IntrospectionException;
import io.introspect.Provenance;
import io.introspect.TappedLayer;
import io.introspect.dl4j.model.ChannelReading;
import io.introspect.dl4j.model.StepReading;
import io.introspect.dl4j.model.TapReading;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * The description as JSON, written and read field by field: the file decides no class that is
 * loaded.
 */
final class HeaderJson {

  /** Raised whenever an older version could misread a file. */
  static final int FORMAT = 1;

  private static final String MARK = "io.introspect";

  private HeaderJson() {}

  static byte[] write(Header header) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("kind", MARK).put("format", FORMAT);
    ObjectNode model = root.putObject("model");
    model.put("fingerprint", header.fingerprint()).put("classes", header.classes());
    ArrayNode layers = model.putArray("layers");
    for (TappedLayer layer : header.layers()) {
      layers
          .addObject()
          .put("name", layer.name())
          .put("firstColumn", layer.firstColumn())
          .put("units", layer.units())
          .put("regions", layer.regions());
    }
    header.reading().ifPresent(reading -> write(reading, model.putObject("reading")));
    root.put("autoencoder", header.autoencoderFormat());
    root.put("estimator", header.estimatorFormat());
    header.typicalityFormat().ifPresent(format -> root.put("typicality", format));
    header.trustFormat().ifPresent(format -> root.put("trust", format));
    write(header.provenance(), root.putObject("provenance"));
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static void write(Provenance provenance, ObjectNode node) {
    node.put("createdAt", provenance.createdAt().toString())
        .put("seed", provenance.seed())
        .put("training", provenance.training().name())
        .put("trainingRows", provenance.trainingRows())
        .put("validationRows", provenance.validationRows())
        .put("validationKnownToClassifier", provenance.validationKnownToClassifier())
        .put("dataHash", provenance.dataHash());
    ObjectNode settings = node.putObject("settings");
    provenance.settings().forEach(settings::put);
    ObjectNode findings = node.putObject("findings");
    provenance.findings().forEach(findings::put);
    ObjectNode versions = node.putObject("versions");
    provenance.versions().forEach(versions::put);
  }

  private static void write(TapReading reading, ObjectNode node) {
    node.put("pooling", reading.channels().pooling().name())
        .put("rows", reading.channels().rows())
        .put("columns", reading.channels().columns())
        .put("steps", reading.steps().name());
  }

  /** Files of before layers could be read in several ways have none. */
  private static Optional<TapReading> reading(JsonNode node) throws IOException {
    return node == null
        ? Optional.empty()
        : Optional.of(
            new TapReading(
                new ChannelReading(
                    ChannelReading.Pooling.valueOf(required(node, "pooling").asText()),
                    required(node, "rows").asInt(),
                    required(node, "columns").asInt()),
                StepReading.valueOf(required(node, "steps").asText())));
  }

  static Header read(byte[] json, String file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(json);
    if (!MARK.equals(root.path("kind").asText())) {
      throw new IntrospectionException(file + ": expected a saved introspector, found other JSON");
    }
    int format = root.path("format").asInt();
    if (format > FORMAT) {
      throw new IntrospectionException(
          "%s: expected format %d or older, found format %d; it was saved by a newer version of introspect"
              .formatted(file, FORMAT, format));
    }
    JsonNode model = required(root, "model");
    List<TappedLayer> layers = new ArrayList<>();
    for (JsonNode layer : required(model, "layers")) {
      layers.add(
          new TappedLayer(
              required(layer, "name").asText(),
              required(layer, "firstColumn").asInt(),
              required(layer, "units").asInt(),
              layer.path("regions").asInt(1)));
    }
    return new Header(
        required(model, "fingerprint").asText(),
        required(model, "classes").asInt(),
        List.copyOf(layers),
        reading(model.get("reading")),
        required(root, "autoencoder").asText(),
        required(root, "estimator").asText(),
        Optional.ofNullable(root.get("typicality")).map(JsonNode::asText),
        Optional.ofNullable(root.get("trust")).map(JsonNode::asText),
        provenance(required(root, "provenance")));
  }

  private static Provenance provenance(JsonNode node) throws IOException {
    return new Provenance(
        Instant.parse(required(node, "createdAt").asText()),
        required(node, "seed").asLong(),
        Provenance.Training.valueOf(required(node, "training").asText()),
        required(node, "trainingRows").asLong(),
        required(node, "validationRows").asLong(),
        required(node, "validationKnownToClassifier").asBoolean(),
        required(node, "dataHash").asText(),
        texts(required(node, "settings")),
        texts(node.path("findings")),
        texts(required(node, "versions")));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.fields().forEachRemaining(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  private static JsonNode required(JsonNode node, String field) throws IOException {
    if (!node.hasNonNull(field)) {
      throw new IOException("expected the field " + field + " in the description, found none");
    }
    return node.get(field);
  }
}
