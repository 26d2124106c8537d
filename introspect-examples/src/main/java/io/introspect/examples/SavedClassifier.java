package io.introspect.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.introspect.dl4j.IntrospectorBuilder;
import io.introspect.dl4j.SelfIntrospector;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/** A classifier in DL4J's own file format, whichever of its two kinds it is. */
final class SavedClassifier {

  private static final String NETWORK = ".zip";
  private static final String INTROSPECTOR = ".introspector";

  private SavedClassifier() {}

  static IntrospectorBuilder wrap(Path file) throws IOException {
    return isGraph(file)
        ? SelfIntrospector.wrap(ModelSerializer.restoreComputationGraph(file.toFile()))
        : SelfIntrospector.wrap(ModelSerializer.restoreMultiLayerNetwork(file.toFile()));
  }

  /**
   * Writes a network and the introspector fitted to it into a folder; returns the latter's file.
   */
  static Path save(MultiLayerNetwork net, SelfIntrospector introspector, Path folder, String name)
      throws IOException {
    ModelSerializer.writeModel(net, folder.resolve(name + NETWORK).toFile(), false);
    Path file = folder.resolve(name + INTROSPECTOR);
    introspector.save(file);
    return file;
  }

  /** What a program has written by {@link #save}. */
  static SelfIntrospector load(Path folder, String name, Class<? extends Example> writer)
      throws IOException {
    Path network = folder.resolve(name + NETWORK);
    if (!Files.exists(network)) {
      throw new FileNotFoundException(
          "expected a folder with %1$s%2$s and %1$s%3$s, as %5$s writes them, found no %4$s"
              .formatted(name, NETWORK, INTROSPECTOR, network, writer.getSimpleName()));
    }
    return wrap(network).load(folder.resolve(name + INTROSPECTOR));
  }

  private static boolean isGraph(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry configuration = zip.getEntry(ModelSerializer.CONFIGURATION_JSON);
      if (configuration == null) {
        throw new FileNotFoundException(
            "expected a classifier that DL4J has saved, found no %s in %s"
                .formatted(ModelSerializer.CONFIGURATION_JSON, file));
      }
      try (InputStream in = zip.getInputStream(configuration)) {
        JsonNode json = new ObjectMapper().readTree(in);
        return json.has("vertices");
      }
    }
  }
}
