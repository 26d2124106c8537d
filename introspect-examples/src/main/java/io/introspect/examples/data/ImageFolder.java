package io.introspect.examples.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which data set a folder holds. */
final class ImageFolder {

  private static final List<String> IDX =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");
  private static final String CIFAR_FOLDER = "cifar-10-batches-bin";
  private static final String CIFAR_NAMES = "batches.meta.txt";
  private static final List<String> CIFAR =
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin",
          "test_batch.bin");
  private static final int LISTED = 20;

  private final Path folder;

  private ImageFolder(Path folder) {
    this.folder = folder;
  }

  static ImageFolder of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ImageFormatException(
          folder, "a folder with " + expectation(), Files.exists(folder) ? "a file" : "nothing");
    }
    return new ImageFolder(folder);
  }

  ImageData read() throws IOException {
    List<Path> idx = IDX.stream().flatMap(name -> idxFile(name).stream()).toList();
    if (idx.size() == IDX.size()) {
      return readIdx(idx);
    }
    for (Path place : List.of(folder, folder.resolve(CIFAR_FOLDER))) {
      List<Path> batches = CIFAR.stream().map(place::resolve).filter(Files::isRegularFile).toList();
      if (batches.size() == CIFAR.size()) {
        return readCifar(batches, place.resolve(CIFAR_NAMES));
      }
    }
    throw new ImageFormatException(folder, expectation(), found());
  }

  private static ImageData readIdx(List<Path> files) throws IOException {
    ImageSet training = IdxReader.read(files.get(0), files.get(1));
    ImageSet test = IdxReader.read(files.get(2), files.get(3));
    if (test.height() != training.height() || test.width() != training.width()) {
      throw new ImageFormatException(
          files.get(2),
          "images of " + training.height() + " x " + training.width() + " as in " + files.get(0),
          test.height() + " x " + test.width());
    }
    return new ImageData(training, test);
  }

  private static ImageData readCifar(List<Path> batches, Path names) throws IOException {
    int last = batches.size() - 1;
    List<String> classNames = Files.exists(names) ? classNames(names) : CifarReader.CLASS_NAMES;
    return new ImageData(
        CifarReader.read(batches.subList(0, last), classNames),
        CifarReader.read(batches.subList(last, last + 1), classNames));
  }

  private static List<String> classNames(Path file) throws IOException {
    try {
      List<String> names =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      int expected = CifarReader.CLASS_NAMES.size();
      if (names.size() != expected) {
        throw new ImageFormatException(
            file, expected + " class names, one on a line", names.size() + " names");
      }
      return names;
    } catch (CharacterCodingException e) {
      throw new ImageFormatException(file, "class names in UTF-8", "other bytes", e);
    }
  }

  /** Both spellings are around: with a dash as published, and with a dot as some tools unpack. */
  private Optional<Path> idxFile(String name) {
    String dotted = name.replace("-idx", ".idx");
    return Stream.of(name, name + ".gz", dotted, dotted + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String expectation() {
    return "either the IDX files "
        + String.join(", ", IDX)
        + " (each with or without .gz) or the CIFAR-10 files "
        + String.join(", ", CIFAR)
        + " (here or in "
        + CIFAR_FOLDER
        + ")";
  }

  private String found() throws IOException {
    List<String> entries = new ArrayList<>(list(folder, ""));
    if (Files.isDirectory(folder.resolve(CIFAR_FOLDER))) {
      entries.addAll(list(folder.resolve(CIFAR_FOLDER), CIFAR_FOLDER + "/"));
    }
    if (entries.isEmpty()) {
      return "an empty folder";
    }
    String listed = String.join(", ", entries.subList(0, Math.min(LISTED, entries.size())));
    return entries.size() <= LISTED
        ? listed
        : listed + " and " + (entries.size() - LISTED) + " more";
  }

  private static List<String> list(Path place, String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return entries
          .map(entry -> prefix + entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
          .sorted()
          .toList();
    }
  }
}
