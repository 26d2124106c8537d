package io.introspect.report;

import java.util.List;
import java.util.Objects;

/** Names of classes as they can be written on one line. */
final class ClassNames {

  private ClassNames() {}

  /**
   * The names with every run of white space as a single blank, and a dash for one that has nothing
   * else.
   *
   * @throws NullPointerException naming the class whose name is null
   */
  static List<String> onOneLine(List<String> names) {
    Objects.requireNonNull(names, "classNames");
    for (int k = 0; k < names.size(); k++) {
      Objects.requireNonNull(names.get(k), "name of class " + k);
    }
    return names.stream().map(ClassNames::onOneLine).toList();
  }

  static String onOneLine(String name) {
    String line = name.strip().replaceAll("\\s+", " ");
    return line.isEmpty() ? "–" : line;
  }
}
