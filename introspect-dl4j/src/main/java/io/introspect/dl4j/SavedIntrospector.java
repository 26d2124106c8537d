package io.introspect.dl4j;

import io.introspect.IntrospectableModel;
import io.introspect.IntrospectionException;
import io.introspect.TappedLayer;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.store.IntrospectorFile;
import io.introspect.dl4j.train.Components;
import io.introspect.dl4j.train.Fitted;
import io.introspect.dl4j.train.Parts;
import io.introspect.dl4j.train.TrustJudge;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Brings a saved introspector and the model that it was fitted to together again. */
final class SavedIntrospector {

  private SavedIntrospector() {}

  static SelfIntrospector load(
      Path path, Function<LayerSelection, IntrospectableModel> models, Components components) {
    IntrospectorFile file = IntrospectorFile.read(path);
    IntrospectableModel model = model(path, file, models);
    if (!model.fingerprint().equals(file.header().fingerprint())) {
      throw anotherModel(path, file, "one with fingerprint " + model.fingerprint(), null);
    }
    Parts parts =
        new Parts(
            file.autoencoder(components.autoencoder()),
            file.estimator(components.estimator()),
            components.typicality().flatMap(file::typicality));
    return new SelfIntrospector(
        model,
        components,
        new Fitted(parts, trust(path, file, components, parts), file.header().provenance()));
  }

  private static Optional<TrustJudge> trust(
      Path path, IntrospectorFile file, Components components, Parts parts) {
    if (components.trust().isPresent()
        && file.header().trustFormat().isPresent()
        && file.header().typicalityFormat().isPresent()
        && parts.typicality().isEmpty()) {
      throw new IntrospectionException(
          path
              + ": trust was fitted beside typicality, whose autoencoder it may see through: load both, or withoutTrust()");
    }
    return components.trust().flatMap(file::trust);
  }

  /** The model with the layers tapped, and read, as when the file was saved. */
  private static IntrospectableModel model(
      Path path, IntrospectorFile file, Function<LayerSelection, IntrospectableModel> models) {
    String[] names = file.header().layers().stream().map(TappedLayer::name).toArray(String[]::new);
    try {
      LayerSelection named = LayerSelection.named(names);
      return models.apply(file.header().reading().map(named::with).orElse(named));
    } catch (IllegalArgumentException | IntrospectionException e) {
      throw anotherModel(path, file, e.getMessage(), e);
    }
  }

  private static IntrospectionException anotherModel(
      Path path, IntrospectorFile file, String found, Exception cause) {
    return new IntrospectionException(
        "%s: expected the model that the introspector was fitted to, with fingerprint %s, layers and parameters unchanged; found %s. If it was trained further since, fit anew"
            .formatted(path, file.header().fingerprint(), found),
        cause);
  }
}
