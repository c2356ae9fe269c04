package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.UnacceptablePictureException;

/**
 * Pictures as they were when somebody last looked at them, in {@code src/test/resources} beside
 * this class. After a change that is meant to be seen, renew them with {@code mvn test -pl renderer
 * -am -Dtest=GoldenPicturesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.renew=true} and
 * look at what changed before committing it.
 */
final class GoldenPictures {

  private static final Path STORED =
      Path.of("src/test/resources/org/memestream/renderer/skia/golden");
  private static final Path RESULTS = Path.of("target/golden");

  /** Rounding may differ between processors; what a reader would see may not. */
  private static final double MOST_CHANGED = 0.001;

  private GoldenPictures() {}

  /** Fails unless the picture looks like the stored one; leaves both and their difference. */
  static void assertLooksLike(String name, Picture drawn) throws Exception {
    if (Boolean.getBoolean("golden.renew")) {
      Files.createDirectories(STORED);
      Files.write(STORED.resolve(name + ".png"), new PictureWriter().png(drawn));
      return;
    }
    Picture stored = stored(name);
    assertThat(drawn.width()).as("width of %s", name).isEqualTo(stored.width());
    assertThat(drawn.height()).as("height of %s", name).isEqualTo(stored.height());
    PictureDifference difference = PictureDifference.between(stored, drawn);
    if (difference.changed() > MOST_CHANGED) {
      Files.createDirectories(RESULTS);
      Path file = RESULTS.resolve(name + "-stored-drawn-difference.png");
      Picture all = difference.beside(List.of(stored, drawn));
      Files.write(file, new PictureWriter().png(all));
      assertThat(difference.changed())
          .as("share of %s that looks different; see %s", name, file.toAbsolutePath())
          .isLessThanOrEqualTo(MOST_CHANGED);
    }
  }

  private static Picture stored(String name) throws IOException, UnacceptablePictureException {
    try (InputStream png = GoldenPictures.class.getResourceAsStream("golden/" + name + ".png")) {
      assertThat(png).as("stored picture %s; how to make it is said above", name).isNotNull();
      return new PictureReader().read(png.readAllBytes());
    }
  }
}
