package org.memestream.captioner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.memestream.schemas.Caption;

/**
 * Text for one meme.
 *
 * @param captions best first, at least one
 * @param model who wrote them; empty for given text
 * @param seed reproduces them; empty for given text
 */
record WrittenText(List<Caption> captions, Optional<String> model, OptionalLong seed) {

  WrittenText {
    captions = List.copyOf(captions);
  }

  static WrittenText given(Caption caption) {
    return new WrittenText(List.of(caption), Optional.empty(), OptionalLong.empty());
  }

  static WrittenText written(List<Caption> captions, String model, long seed) {
    return new WrittenText(captions, Optional.of(model), OptionalLong.of(seed));
  }
}
