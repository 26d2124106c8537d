package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProgramsTest {

  @TempDir Path folder;

  private JsonNode run(Class<? extends Example> program, String... more) throws Exception {
    String[] args = java.util.Arrays.copyOf(more, more.length + 3);
    args[more.length] = "--quick";
    args[more.length + 1] = "--out";
    args[more.length + 2] = folder.toString();
    assertThat(Example.execute(create(program), args)).isZero();
    return new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
  }

  private static Example create(Class<? extends Example> program) throws Exception {
    Constructor<? extends Example> constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  @Test
  void quickStartTrainsFitsSavesAndLoads() throws Exception {
    JsonNode metrics = run(QuickStart.class, "--seed", "3");
    assertThat(metrics.get("seed").asLong()).isEqualTo(3);
    assertThat(metrics.get("accuracy").asDouble()).isBetween(0.6, 0.99);
    assertThat(metrics.get("decadesApart").asDouble()).isGreaterThan(0.1);
    assertThat(metrics.get("loadedSeesTheSame").asBoolean()).isTrue();
    assertThat(folder.resolve("quickstart.introspector")).exists();
  }

  @Test
  void net1IsTrainedAndMeasured() throws Exception {
    JsonNode metrics = run(Net1Mnist.class, "--epochs", "1");
    assertThat(metrics.get("accuracy").asDouble()).isBetween(0.05, 1.0);
    assertThat(metrics.get("zStd")).hasSize(2);
    assertThat(metrics.get("fitSeconds").asDouble()).isPositive();
    assertThat(folder.resolve("net1.zip")).exists();
  }

  @Test
  void jointTrainingLeavesTheClassifierAsItWouldHaveBeen() throws Exception {
    JsonNode metrics = run(JointTraining.class, "--epochs", "1", "--retain", "0.9");
    assertThat(metrics.get("sameClassifier").asBoolean()).isTrue();
    assertThat(metrics.at("/joint/zStd")).hasSize(2);
    assertThat(metrics.at("/sequential/accuracy").asDouble())
        .isEqualTo(metrics.at("/joint/accuracy").asDouble());
  }

  @Test
  void aFolderWithoutImagesIsReportedInALine() throws Exception {
    StringWriter errors = new StringWriter();
    Files.writeString(folder.resolve("notes.txt"), "nothing here");
    int code =
        Example.commandLine(create(QuickStart.class))
            .setErr(new PrintWriter(errors))
            .execute("--data", folder.toString(), "--out", folder.toString());
    assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(errors.toString()).contains("notes.txt").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seed=soon", "--unknown"})
  void aWrongOptionIsExplained(String option) throws Exception {
    StringWriter errors = new StringWriter();
    int code =
        Example.commandLine(create(QuickStart.class))
            .setErr(new PrintWriter(errors))
            .execute(option);
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--data", "--quick");
  }

  @Test
  void optionsThatExcludeEachOtherAreExplained() throws Exception {
    StringWriter errors = new StringWriter();
    int code =
        Example.commandLine(create(Net1Mnist.class))
            .setErr(new PrintWriter(errors))
            .execute("--paper", "--quick");
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--paper and --quick exclude each other");
  }

  @Test
  void everyProgramIsAMainClassWithHelp() throws IOException {
    for (Class<?> program :
        new Class<?>[] {QuickStart.class, Net1Mnist.class, JointTraining.class}) {
      CommandLine.Command command = program.getAnnotation(CommandLine.Command.class);
      assertThat(command.name()).isEqualTo(program.getSimpleName());
      assertThat(command.mixinStandardHelpOptions()).isTrue();
    }
  }
}
