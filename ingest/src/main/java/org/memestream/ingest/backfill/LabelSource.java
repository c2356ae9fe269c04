package org.memestream.ingest.backfill;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the labels of a job's pictures come from. */
public sealed interface LabelSource {

  /** As a text that tells this one from others. */
  String text();

  /** From the field of a manifest's line. */
  record Column(String name) implements LabelSource {

    /** The field of manifests that holds labels by itself. */
    public static final Column USUAL = new Column("label");

    @Override
    public String text() {
      return "column:" + name;
    }
  }

  /** From the words in the name of the file: {@code wet_dog-2.jpg} is a wet dog. */
  record FileName() implements LabelSource {

    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");
    private static final Pattern NUMBERED = Pattern.compile("(?i)(img|dsc|dscn|pxl|vid)?\\p{N}*");

    @Override
    public String text() {
      return "name";
    }

    /**
     * The words in a name, without numbers and what cameras write.
     *
     * @param path with or without folders
     */
    public static Optional<String> words(String path) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      int dot = name.lastIndexOf('.');
      String stem = dot > 0 ? name.substring(0, dot) : name;
      String words =
          Arrays.stream(BREAKS.split(stem))
              .filter(word -> !NUMBERED.matcher(word).matches())
              .collect(Collectors.joining(" "));
      return Optional.of(words).filter(some -> !some.isEmpty());
    }
  }

  /** The label of a picture that only has a name. */
  default Optional<String> ofName(String path) {
    return this instanceof FileName ? FileName.words(path) : Optional.empty();
  }
}
