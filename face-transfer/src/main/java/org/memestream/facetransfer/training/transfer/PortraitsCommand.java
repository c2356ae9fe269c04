package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train portraits}. */
@Command(
    name = "portraits",
    mixinStandardHelpOptions = true,
    description = "Average neutral portraits of at least five people into one that is nobody's.")
public final class PortraitsCommand implements Callable<Integer> {

  private static final int LEAST_PEOPLE = 5;
  private static final int SIDE = 512;

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--people",
      required = true,
      split = ",",
      description = "Numbers of London people, at least 5.")
  private List<String> people;

  @Option(names = "--out", required = true, description = "JPEG to write.")
  private Path out;

  @Option(names = "--quality", description = "JPEG quality (${DEFAULT-VALUE}).")
  private int quality = 90;

  @Override
  public Integer call() throws IOException {
    if (people.stream().distinct().count() < LEAST_PEOPLE) {
      throw new IllegalArgumentException(
          "an average takes at least %d people, but %s are %d"
              .formatted(LEAST_PEOPLE, people, people.stream().distinct().count()));
    }
    Path faces = data.resolve("faces");
    Picture average =
        new PortraitAverage(new LondonSet(faces), MeshFiles.read(faces), SIDE)
            .of(people.stream().distinct().toList());
    Files.write(out, new PictureWriter().jpeg(average, quality));
    return 0;
  }
}
