package io.introspect.dl4j.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions of ND4J's and DL4J's modules on the class path, read from the coordinates that Maven
 * leaves in each jar. (ND4J's own VersionCheck looks into a folder that 1.0.0-M2.1 no longer has.)
 */
public final class ModuleVersions {

  private static final List<String> MODULES =
      List.of(
          "org.nd4j/nd4j-api",
          "org.nd4j/nd4j-common",
          "org.nd4j/nd4j-native",
          "org.nd4j/nd4j-native-api",
          "org.nd4j/nd4j-cuda-10.2",
          "org.nd4j/nd4j-cuda-11.4",
          "org.nd4j/nd4j-cuda-11.6",
          "org.deeplearning4j/deeplearning4j-nn");

  private ModuleVersions() {}

  /**
   * The versions found, by module; a module that is not there, or whose jar was repackaged without
   * its coordinates, is left out.
   *
   * @return more than one version for a module where the class path holds it twice
   */
  public static Map<String, Set<String>> find() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (String module : MODULES) {
      Set<String> versions = versions(module);
      if (!versions.isEmpty()) {
        found.put(module.substring(module.indexOf('/') + 1), versions);
      }
    }
    return found;
  }

  private static Set<String> versions(String module) {
    Set<String> versions = new TreeSet<>();
    String resource = "META-INF/maven/" + module + "/pom.properties";
    try {
      ClassLoader loader = ModuleVersions.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources(resource))) {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
          Properties coordinates = new Properties();
          coordinates.load(in);
          versions.add(coordinates.getProperty("version", "unknown"));
        }
      }
    } catch (IOException e) {
      versions.add("unreadable: " + e.getMessage());
    }
    return versions;
  }
}
