package io.introspect.trust;

/** An audit as JSON. */
final class AuditJson {

  private AuditJson() {}

  static String of(Audit audit) {
    return audit.toString();
  }
}
