package org.memestream.local.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Printable;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.runtime.lifecycle.ExitCode;

/** Reads where a face is. */
final class FaceOption {

  private static final Pattern BOX = Pattern.compile("(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

  private FaceOption() {}

  static FaceBox parse(String text) {
    Matcher box = BOX.matcher(text.replace(" ", ""));
    if (!box.matches() || number(box, 3) < 1 || number(box, 4) < 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--face takes X,Y,WIDTH,HEIGHT in pixels, such as 120,40,200,200, not \"%s\"."
              .formatted(Printable.of(text)));
    }
    return new FaceBox(number(box, 1), number(box, 2), number(box, 3), number(box, 4));
  }

  private static int number(Matcher box, int group) {
    return Integer.parseInt(box.group(group));
  }
}
