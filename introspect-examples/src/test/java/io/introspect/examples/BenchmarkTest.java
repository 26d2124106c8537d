package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkTest {

  @TempDir Path folder;

  @Test
  void printsThePeersFiguresInOneLine() throws Exception {
    JsonNode figures = run("classifier,harvest,autoencoder,estimator,introspect");
    for (String name :
        List.of(
            "classifier_step_ms",
            "harvest_1200_ms",
            "autoencoder_step_ms",
            "estimator_step_ms",
            "output_1_ms",
            "introspect_1_ms",
            "output_1000_ms",
            "introspect_1000_ms",
            "introspect_over_output_1")) {
      assertThat(figures.path(name).asDouble()).as(name).isPositive();
    }
    assertThat(figures.get("threads").asInt()).isEqualTo(1);
    assertThat(figures.get("library").asText()).contains("introspect on nd4j-");
    assertThat(figures.has("fit_ms")).isFalse();
    assertThat(new ObjectMapper().readTree(folder.resolve("metrics.json").toFile()))
        .containsAll(figures);
  }

  @Test
  void fitIsMeasuredWithItsQuality() throws Exception {
    JsonNode figures = run("fit");
    assertThat(figures.get("fit_ms").asDouble()).isPositive();
    assertThat(figures.get("fit_r2").asDouble()).isBetween(0.0, 1.0);
    assertThat(figures.get("fit_z_std")).hasSize(2);
  }

  @Test
  void callsAndJointTrainingAreMeasured() throws Exception {
    JsonNode figures = run("LATENCY,THREADS,JOINT");
    assertThat(figures.get("latency_warm_up_calls").asInt()).isEqualTo(2000);
    assertThat(figures.get("introspect_1_p50_ms").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(figures.get("introspect_1_p99_ms").asDouble());
    assertThat(figures.get("introspect_1_per_s_8_threads").asDouble()).isPositive();
    assertThat(figures.get("joint_over_plain").asDouble()).isPositive();
  }

  @Test
  void aPartThatIsNoneIsExplained() throws Exception {
    StringWriter errors = new StringWriter();
    CommandLine program = Example.commandLine(benchmark()).setErr(new PrintWriter(errors));
    assertThat(program.execute("--only", "everything")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("everything", "HARVEST");
  }

  private JsonNode run(String parts) throws Exception {
    StringWriter out = new StringWriter();
    CommandLine program = Example.commandLine(benchmark()).setOut(new PrintWriter(out));
    assertThat(program.execute("--quick", "--only", parts, "--out", folder.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    return new ObjectMapper().readTree(out.toString());
  }

  private static Example benchmark() throws Exception {
    Constructor<Benchmark> constructor = Benchmark.class.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
