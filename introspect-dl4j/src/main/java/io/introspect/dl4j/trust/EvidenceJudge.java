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
    double[] scores = score.values(reader.read(sight, score.kinds()));
    return Arrays.stream(scores).mapToObj(calibration::trust).toList();
  }
}
