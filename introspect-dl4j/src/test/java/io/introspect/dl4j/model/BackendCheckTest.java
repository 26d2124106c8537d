package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.introspect.IntrospectionException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BackendCheckTest {

  private static final Set<String> M21 = Set.of("1.0.0-M2.1");

  private static void assertRefused(Map<String, Set<String>> versions, CharSequence... messages) {
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> BackendCheck.requireConsistent(versions))
        .withMessageContainingAll(messages);
  }

  @Test
  void acceptsTheClassPathOfThisTest() {
    assertThatCode(BackendCheck::require).doesNotThrowAnyException();
  }

  @Test
  void acceptsOneBackendOfOneVersion() {
    assertThatCode(
            () ->
                BackendCheck.requireConsistent(
                    Map.of(
                        "nd4j-api", M21,
                        "nd4j-common", M21,
                        "nd4j-native", M21,
                        "nd4j-native-api", M21,
                        "deeplearning4j-nn", M21)))
        .doesNotThrowAnyException();
  }

  @Test
  void acceptsJarsWithoutCoordinates() {
    assertThatCode(() -> BackendCheck.requireConsistent(Map.of())).doesNotThrowAnyException();
  }

  @Test
  void refusesTwoBackendsAndNamesThem() {
    assertRefused(
        Map.of("nd4j-api", M21, "nd4j-native", M21, "nd4j-cuda-11.6", M21),
        "expected one ND4J backend",
        "nd4j-native",
        "nd4j-cuda-11.6");
  }

  @Test
  void refusesMixedVersionsAndNamesThem() {
    assertRefused(
        Map.of("nd4j-api", M21, "deeplearning4j-nn", Set.of("1.0.0-beta7")),
        "of one version",
        "nd4j-api=[1.0.0-M2.1]",
        "deeplearning4j-nn=[1.0.0-beta7]");
  }

  @Test
  void refusesAModuleThatIsThereInTwoVersions() {
    assertRefused(
        Map.of("nd4j-api", Set.of("1.0.0-M2.1", "1.0.0-beta7")),
        "of one version",
        "1.0.0-M2.1",
        "1.0.0-beta7");
  }

  @Test
  void saysPlainlyThatThereIsNoBackend() throws Exception {
    String said = runWithoutBackend(BackendProbe.class, "require");

    assertThat(said)
        .contains(
            "io.introspect.IntrospectionException: expected an ND4J backend on the class path",
            "org.nd4j:nd4j-native-platform");
  }

  @Test
  void wrappingAModelSaysThatThereIsNoBackend() throws Exception {
    String said = runWithoutBackend(BackendProbe.class, "wrap");

    assertThat(said)
        .contains(
            "io.introspect.IntrospectionException: expected an ND4J backend on the class path",
            "org.nd4j:nd4j-native-platform");
  }

  /** Runs a program in a Java of its own, whose class path is this one without the backend. */
  private static String runWithoutBackend(Class<?> program, String argument)
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("nd4j-native-1"))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("nd4j-cuda-"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(classPath).contains("nd4j-api").isNotEqualTo(System.getProperty("java.class.path"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(List.of(java.toString(), "-cp", classPath, program.getName(), argument))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
