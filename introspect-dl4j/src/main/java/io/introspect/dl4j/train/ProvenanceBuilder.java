package io.introspect.dl4j.train;

import io.introspect.Provenance;
import io.introspect.dl4j.model.ModuleVersions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/** Writes down how a fit came about. */
record ProvenanceBuilder(Map<String, String> settings, long seed) {

  Provenance build(
      Provenance.Training training,
      long trainingRows,
      long validationRows,
      boolean validationKnownToClassifier,
      String dataHash,
      Map<String, String> findings) {
    return new Provenance(
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        seed,
        training,
        trainingRows,
        validationRows,
        validationKnownToClassifier,
        dataHash,
        settings,
        findings,
        versions());
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    String own = ProvenanceBuilder.class.getPackage().getImplementationVersion();
    versions.put("introspect", own == null ? "unpackaged" : own);
    ModuleVersions.find().forEach((module, found) -> versions.put(module, String.join(" ", found)));
    versions.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    versions.put("java", System.getProperty("java.version"));
    return versions;
  }
}
