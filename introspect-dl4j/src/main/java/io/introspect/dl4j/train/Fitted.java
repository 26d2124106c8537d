package io.introspect.dl4j.train;

import io.introspect.Provenance;
import java.util.Optional;

/**
 * What a fit has made.
 *
 * @param parts trained
 * @param trust fitted, if it was wanted
 * @param provenance how
 */
public record Fitted(Parts parts, Optional<TrustJudge> trust, Provenance provenance) {}
