package io.introspect.trust;

/** An audit in characters of fixed width. */
final class AuditTable {

  private AuditTable() {}

  static String of(Audit audit) {
    return audit.toString();
  }
}
