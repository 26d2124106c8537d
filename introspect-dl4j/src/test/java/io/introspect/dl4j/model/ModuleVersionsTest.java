package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleVersionsTest {

  @Test
  void findsTheModulesOnTheClassPath() {
    assertThat(ModuleVersions.find()).containsKeys("nd4j-api", "nd4j-common", "deeplearning4j-nn");
  }

  @Test
  void eachIsThereOnceAndAllOfOneVersion() {
    Map<String, Set<String>> found = ModuleVersions.find();

    assertThat(found.values()).allSatisfy(versions -> assertThat(versions).hasSize(1));
    assertThat(found.values().stream().distinct()).hasSize(1);
    assertThat(found.get("nd4j-api").iterator().next()).startsWith("1.0.0-");
  }

  @Test
  void findsExactlyOneBackend() {
    assertThat(ModuleVersions.find().keySet())
        .filteredOn(module -> module.equals("nd4j-native") || module.startsWith("nd4j-cuda-"))
        .hasSize(1);
  }
}
