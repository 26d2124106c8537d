package io.introspect.dl4j.trust;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.ErrorEstimator;
import io.introspect.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * A judge of trust as entries of a file: {@code trust.json} says which score won and what it means,
 * {@code place/…} and {@code hidden/…} are the estimators, {@code prototypes.bin} the points of the
 * classes.
 */
final class TrustEntries {

  private static final String JSON = "trust.json";
  private static final String PLACE = "place/";
  private static final String HIDDEN = "hidden/";
  private static final String PROTOTYPES = "prototypes.bin";

  private TrustEntries() {}

  static void save(EvidenceJudge judge, Trainer<ErrorEstimator> trainer, EntryWriter entries)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (OutputStream out = entries.open(JSON)) {
      out.write(mapper.writeValueAsBytes(describe(judge, mapper)));
    }
    EvidenceReader reader = judge.reader();
    trainer.save(reader.placeAndReconstruction().orElseThrow(), name -> entries.open(PLACE + name));
    trainer.save(reader.hidden().orElseThrow(), name -> entries.open(HIDDEN + name));
    if (reader.prototypes().isPresent()) {
      reader.prototypes().get().save(entries, PROTOTYPES);
    }
  }

  private static ObjectNode describe(EvidenceJudge judge, ObjectMapper mapper) {
    ObjectNode root = mapper.createObjectNode();
    root.put("prototypes", judge.reader().prototypes().isPresent());
    ObjectNode score = root.putObject("score").put("intercept", judge.score().intercept());
    ObjectNode weights = score.putObject("weights");
    for (int i = 0; i < judge.score().evidence().size(); i++) {
      weights.put(judge.score().evidence().get(i).name(), judge.score().weights().get(i));
    }
    describe(judge.calibration().confidence(), root.putObject("confidence"));
    ObjectNode probability = root.putObject("probability");
    ProbabilityCurve curve = judge.calibration().probability();
    probability.put("method", curve.method());
    if (curve instanceof PlattCurve platt) {
      probability.put("slope", platt.slope()).put("intercept", platt.intercept());
    } else if (curve instanceof IsotonicCurve isotonic) {
      describe(isotonic.curve(), probability);
    }
    ObjectNode findings = root.putObject("findings");
    judge.findings().forEach(findings::put);
    return root;
  }

  private static void describe(MonotoneCurve curve, ObjectNode node) {
    node.put("slope", curve.slope());
    ArrayNode x = node.putArray("x");
    for (double value : curve.x()) {
      x.add(value);
    }
    ArrayNode y = node.putArray("y");
    for (double value : curve.y()) {
      y.add(value);
    }
  }

  static EvidenceJudge load(Trainer<ErrorEstimator> trainer, EntryReader entries)
      throws IOException {
    JsonNode root;
    try (InputStream in = entries.open(JSON)) {
      root = new ObjectMapper().readTree(in);
    }
    EvidenceReader reader =
        new EvidenceReader(
            Optional.of(trainer.load(name -> entries.open(PLACE + name))),
            Optional.of(trainer.load(name -> entries.open(HIDDEN + name))),
            root.path("prototypes").asBoolean()
                ? Optional.of(LatentPrototypes.load(entries, PROTOTYPES))
                : Optional.empty());
    Map<String, String> findings = new LinkedHashMap<>();
    required(root, "findings")
        .fields()
        .forEachRemaining(field -> findings.put(field.getKey(), field.getValue().asText()));
    return new EvidenceJudge(
        reader,
        score(required(root, "score")),
        new Calibration(
            curve(required(root, "confidence")), probability(required(root, "probability"))),
        findings);
  }

  private static TrustScore score(JsonNode node) throws IOException {
    List<Evidence> kinds = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    required(node, "weights")
        .fields()
        .forEachRemaining(
            field -> {
              kinds.add(Evidence.valueOf(field.getKey()));
              weights.add(field.getValue().asDouble());
            });
    return new TrustScore(kinds, required(node, "intercept").asDouble(), weights);
  }

  private static ProbabilityCurve probability(JsonNode node) throws IOException {
    String method = required(node, "method").asText();
    return switch (method) {
      case PlattCurve.METHOD ->
          new PlattCurve(
              required(node, "slope").asDouble(), required(node, "intercept").asDouble());
      case IsotonicCurve.METHOD -> new IsotonicCurve(curve(node));
      default -> throw new IOException("expected a calibration that is known, found " + method);
    };
  }

  private static MonotoneCurve curve(JsonNode node) throws IOException {
    return new MonotoneCurve(
        numbers(required(node, "x")),
        numbers(required(node, "y")),
        required(node, "slope").asDouble());
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  private static JsonNode required(JsonNode node, String field) throws IOException {
    if (!node.hasNonNull(field)) {
      throw new IOException("expected the field " + field + " of trust, found none");
    }
    return node.get(field);
  }
}
