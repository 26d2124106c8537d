package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Says plainly what is wrong with the class path where ND4J itself would fail unreadably: no
 * backend, several backends, or modules of different versions.
 */
public final class BackendCheck {

  private BackendCheck() {}

  /**
   * Checks that exactly one ND4J backend is there, of the same version as ND4J and DL4J.
   *
   * @throws IntrospectionException if not
   */
  public static void require() {
    requireConsistent(ModuleVersions.find());
    try {
      Nd4j.getBackend();
    } catch (LinkageError | RuntimeException e) {
      throw new IntrospectionException(
          "expected an ND4J backend on the class path, found none that loads; add"
              + " org.nd4j:nd4j-native-platform (or a CUDA one) of the same version as"
              + " deeplearning4j-nn",
          e);
    }
  }

  static void requireConsistent(Map<String, Set<String>> versionsByModule) {
    List<String> backends =
        versionsByModule.keySet().stream()
            .filter(module -> module.equals("nd4j-native") || module.startsWith("nd4j-cuda-"))
            .toList();
    if (backends.size() > 1) {
      throw new IntrospectionException(
          "expected one ND4J backend on the class path, found " + backends);
    }
    if (versionsByModule.values().stream().flatMap(Set::stream).distinct().count() > 1) {
      throw new IntrospectionException(
          "expected ND4J and DL4J modules of one version, found " + versionsByModule);
    }
  }
}
