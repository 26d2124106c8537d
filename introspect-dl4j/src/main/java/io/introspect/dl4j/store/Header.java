package io.introspect.dl4j.store;

import io.introspect.Provenance;
import io.introspect.TappedLayer;
import io.introspect.dl4j.model.TapReading;
import java.util.List;
import java.util.Optional;

/**
 * The description in a file.
 *
 * @param fingerprint of the model that the introspector was fitted to
 * @param classes its number of classes
 * @param layers what is tapped of it
 * @param reading how that is read, if it is a network of DL4J
 * @param autoencoderFormat as in {@link io.introspect.Trainer#format()}
 * @param estimatorFormat likewise
 * @param typicalityFormat likewise, if there is one
 * @param trustFormat likewise, if there is trust
 * @param provenance how the introspector came about
 */
public record Header(
    String fingerprint,
    int classes,
    List<TappedLayer> layers,
    Optional<TapReading> reading,
    String autoencoderFormat,
    String estimatorFormat,
    Optional<String> typicalityFormat,
    Optional<String> trustFormat,
    Provenance provenance) {}
