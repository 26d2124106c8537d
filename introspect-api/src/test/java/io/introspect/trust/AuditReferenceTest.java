package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Against values from scikit-learn and NumPy; see reference.py beside the numbers. */
class AuditReferenceTest {

  @TestFactory
  Stream<DynamicTest> agreesWithValuesComputedIndependently() throws IOException {
    try (InputStream in = AuditReferenceTest.class.getResourceAsStream("reference.json")) {
      JsonNode cases = new ObjectMapper().readTree(in);
      return StreamSupport.stream(cases.spliterator(), false)
          .map(node -> DynamicTest.dynamicTest(node.get("name").asText(), () -> check(node)));
    }
  }

  private static void check(JsonNode node) {
    int[] outcomes = new ObjectMapper().convertValue(node.get("correct"), int[].class);
    boolean[] correct = new boolean[outcomes.length];
    for (int row = 0; row < correct.length; row++) {
      correct[row] = outcomes[row] == 1;
    }
    double[] values = new ObjectMapper().convertValue(node.get("score"), double[].class);
    double[] probabilities =
        new ObjectMapper().convertValue(node.get("probability"), double[].class);
    AuditedScore score =
        Audit.of(correct)
            .score(Audit.CONFIDENCE, values, probabilities)
            .score(Audit.MAXIMUM_OUTPUT, values)
            .resamples(1)
            .build()
            .confidence();

    for (Measure measure : Measure.values()) {
      JsonNode expected = node.get("measures").get(measure.key());
      if (expected.isNull()) {
        assertThat(score.value(measure)).as(measure.label()).isNaN();
      } else {
        assertThat(score.value(measure))
            .as(measure.label())
            .isCloseTo(expected.asDouble(), within(1e-12));
      }
    }
  }
}
