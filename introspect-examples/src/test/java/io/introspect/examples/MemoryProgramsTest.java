package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import picocli.CommandLine;

class MemoryProgramsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @TempDir Path folder;

  @BeforeEach
  void onLinux() {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/status")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--latent=3", "--full"})
  void aLargeFitIsMeasured(String option) throws Exception {
    JsonNode figures = run(LargeFit.class, "--rows=15000", "--units=120", "--steps=60", option);
    assertThat(figures.get("rows").asInt()).isEqualTo(1500);
    assertThat(figures.get("units").asInt()).isEqualTo(120);
    assertThat(figures.get("full").asBoolean()).isEqualTo(option.equals("--full"));
    for (String time : new String[] {"harvest_s", "fit_s", "autoencoder_step_ms"}) {
      assertThat(figures.get(time).asDouble()).as(time).isPositive();
    }
    assertThat(figures.get("peak_resident_mib").asDouble()).isGreaterThan(50);
  }

  @Test
  void memoryIsReadAtEachTenth() throws Exception {
    JsonNode figures = run(LeakCheck.class, "--calls=2000");
    assertThat(figures.get("calls").asInt()).isEqualTo(200);
    assertThat(figures.get("resident_mib")).hasSize(10);
    assertThat(figures.at("/resident_over_first/0").asDouble()).isEqualTo(1);
    assertThat(figures.at("/resident_over_first/9").asDouble()).isBetween(0.5, 2.0);
  }

  @Test
  void unitsThatTwelveLayersCannotShareAreExplained() throws Exception {
    assertThat(execute(LargeFit.class, "--units=100")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString())
        .contains("expected --units that twelve layers can share evenly, found 100");
  }

  @Test
  void syntheticRowsComeAgainAfterAReset() {
    DataSetIterator rows = Synthetic.rows(1700, 3);
    INDArray first = rows.next().getFeatures();
    assertThat(rows.next().getFeatures().size(0)).isEqualTo(700);
    assertThat(rows.hasNext()).isFalse();
    rows.reset();
    assertThat(rows.next().getFeatures()).isEqualTo(first);
    assertThat(Synthetic.rows(1000, 4).next().getFeatures()).isNotEqualTo(first);
  }

  private JsonNode run(Class<? extends Example> program, String... args) throws Exception {
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--quick";
    assertThat(execute(program, all)).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    return new ObjectMapper().readTree(out.toString());
  }

  private int execute(Class<? extends Example> program, String... args) throws Exception {
    Constructor<? extends Example> constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--out";
    all[args.length + 1] = folder.toString();
    return Example.commandLine(constructor.newInstance())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true))
        .execute(all);
  }
}
