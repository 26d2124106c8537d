package io.introspect.dl4j.trust;

import io.introspect.Trust;
import io.introspect.dl4j.train.Sight;
import io.introspect.dl4j.train.TrustJudge;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges by the winner of a selection. Of the evidence, only what that needs is read.
 *
 * @param reader reads every kind
 * @param score the winner
 * @param calibration what it means
 * @param findings how it was chosen
 */
record EvidenceJudge(
    EvidenceReader reader, TrustScore score, Calibration calibration, Map<String, String> findings)
    implements TrustJudge {

  EvidenceJudge {
    findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
  }

  @Override
  public List<Trust> judge(Sight sight) {
    return judge(reader.read(sight, score.kinds()));
  }

  /** Judges by evidence that has been read already. */
  List<Trust> judge(Map<Evidence, double[]> read) {
    return Arrays.stream(score.values(read)).mapToObj(this::trust).toList();
  }

  /** A row on which float32 overflows, so far is it from all that was learned, is trusted least. */
  private Trust trust(double score) {
    return calibration.trust(Double.isFinite(score) ? score : Double.NEGATIVE_INFINITY);
  }
}
