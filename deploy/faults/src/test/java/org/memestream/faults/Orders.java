package org.memestream.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.runtime.picture.SamplePictures;

/** What the loads ask for: mostly given text, some captions by the network, a few expressions. */
final class Orders {

  /** Longer than any fault, so that no meme fails for having waited. */
  static final Duration DEADLINE = Duration.ofMinutes(10);

  private static final int GENERATED_EVERY = 5;
  private static final int EXPRESSION_EVERY = 25;
  private static final Path PORTRAIT = Path.of("..", "..", "samples", "portrait-woman-1.jpg");

  private final byte[] scene = SamplePictures.jpeg(240, 180);
  private final byte[] portrait = read(PORTRAIT);

  /** The order of that number. */
  MemeOrderBuilder order(int number) {
    if (number % EXPRESSION_EVERY == EXPRESSION_EVERY - 1) {
      return MemeOrder.of(portrait)
          .top("meme " + number)
          .expression(ExpressionOrder.of("smile", ExpressionOrder.Consent.STATED));
    } else if (number % GENERATED_EVERY == 0) {
      return MemeOrder.of(scene).label("monday morning").seed((long) number);
    }
    return MemeOrder.of(scene).top("meme " + number).bottom("of many");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
