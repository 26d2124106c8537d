package io.introspect.dl4j.train;

import io.introspect.Trust;
import java.util.List;
import java.util.Map;

/**
 * A fitted judge of how far to trust predictions. Implementations are immutable and safe for use by
 * several threads at once.
 */
public interface TrustJudge {

  /**
   * Judges rows.
   *
   * @param sight what is seen of them
   * @return one per row, in their order
   */
  List<Trust> judge(Sight sight);

  /**
   * What was found out when it was fitted, for the provenance.
   *
   * @return by name, in a stable order; unmodifiable
   */
  Map<String, String> findings();
}
