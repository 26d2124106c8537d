package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path SNIPPETS =
      Path.of("src/test/java/io/introspect/examples/ReadmeSnippets.java");

  @Test
  void everyLineOfJavaIsCompiled() throws IOException {
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(3);
    List<String> compiled = Files.readAllLines(SNIPPETS).stream().map(String::strip).toList();
    assertThat(blocks.stream().flatMap(String::lines).map(String::strip)).isSubsetOf(compiled);
  }

  @Test
  void everyProgramIsListed() throws IOException {
    String readme = Files.readString(README);
    try (var sources = Files.list(Path.of("src/main/java/io/introspect/examples"))) {
      List<String> programs =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(ReadmeTest::isProgram)
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .toList();
      assertThat(programs)
          .contains("QuickStart")
          .allMatch(name -> readme.contains("`" + name + "`"));
    }
  }

  @Test
  void everyLinkedFileIsThere() throws IOException {
    List<String> links =
        Pattern.compile("\\]\\(([^)#:]+)\\)")
            .matcher(Files.readString(README))
            .results()
            .map((MatchResult link) -> link.group(1))
            .toList();
    assertThat(links).isNotEmpty().allMatch(link -> Files.exists(Path.of("..", link)));
  }

  private static boolean isProgram(Path source) {
    try {
      return Files.readString(source).contains("void main(String[] args)");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
