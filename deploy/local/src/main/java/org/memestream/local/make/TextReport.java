package org.memestream.local.make;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memestream.ingest.FinishedPicture;
import org.memestream.local.console.Printable;
import org.memestream.local.make.PhotoOutcome.Made;
import org.memestream.local.make.PhotoOutcome.NotMade;
import org.memestream.local.make.PhotoOutcome.PictureFile;

/** Tells people of each photo as it is done: where the meme is and what it says, or why not. */
final class TextReport implements MakeProgress {

  private final PrintWriter out;
  private final PrintWriter err;

  TextReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public synchronized void done(PhotoOutcome outcome) {
    if (outcome instanceof Made made) {
      made.files().forEach(this::tell);
      made.meme().notes().forEach(note -> err.println("  note: " + note));
      made.meme()
          .degradations()
          .forEach(
              left ->
                  err.println(
                      "  without %s: %s (%s)"
                          .formatted(
                              left.getStage().name().toLowerCase(Locale.ROOT),
                              left.getMessage(),
                              left.getReason())));
    } else if (outcome instanceof NotMade not) {
      err.println("%s: %s: %s".formatted(Printable.of(not.photo()), not.reason(), not.message()));
    }
  }

  private void tell(PictureFile file) {
    FinishedPicture picture = file.picture();
    String text =
        Stream.of(picture.top(), picture.bottom())
            .flatMap(Optional::stream)
            .map(line -> "\"" + Printable.of(line) + "\"")
            .collect(Collectors.joining(" / "));
    out.println(Printable.of(file.path().toString()) + (text.isEmpty() ? "" : "  " + text));
  }
}
