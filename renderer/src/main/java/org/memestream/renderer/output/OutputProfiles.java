package org.memestream.renderer.output;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.CanvasSize.Margin;
import org.memestream.renderer.output.Encoding.Coding;
import org.memestream.renderer.output.OutputPicture.Content;

/** The profiles that can be asked for. */
public final class OutputProfiles {

  private static final int SCREEN = 1280;
  private static final int READABLE = 320;

  private final List<OutputProfile> profiles;

  /**
   * @param limits largest files
   */
  public OutputProfiles(OutputLimits limits) {
    CanvasSize screen = CanvasSize.inside(SCREEN, SCREEN, READABLE);
    CanvasSize telegram = CanvasSize.inside(512, 512, 512);
    profiles =
        List.of(
            new OutputProfile(
                "original",
                List.of(
                    new OutputPicture(
                        "original",
                        screen,
                        Content.MEME,
                        new Encoding(Coding.JPEG_OR_PNG, limits.original()),
                        new Encoding(Coding.GIF, limits.original())))),
            new OutputProfile(
                "wechat",
                List.of(
                    new OutputPicture(
                        "wechat",
                        CanvasSize.exactly(240, 240, Margin.WHITE),
                        Content.MEME,
                        new Encoding(Coding.PNG, limits.wechat()),
                        new Encoding(Coding.GIF, limits.wechat())),
                    still(
                        "wechat-thumbnail",
                        CanvasSize.exactly(120, 120, Margin.WHITE),
                        Content.SMALLER_MEME,
                        new Encoding(Coding.PNG, limits.wechatThumbnail())),
                    still(
                        "wechat-icon",
                        CanvasSize.exactly(50, 50, Margin.TRANSPARENT),
                        Content.NO_TEXT,
                        new Encoding(Coding.PNG, limits.wechatIcon())))),
            new OutputProfile(
                "telegram",
                List.of(
                    still(
                        "telegram",
                        telegram,
                        Content.MEME,
                        new Encoding(Coding.WEBP, limits.telegram())))),
            new OutputProfile(
                "discord",
                List.of(
                    new OutputPicture(
                        "discord",
                        CanvasSize.exactly(320, 320, Margin.TRANSPARENT),
                        Content.MEME,
                        new Encoding(Coding.PNG, limits.discord()),
                        new Encoding(Coding.APNG, limits.discord())),
                    emoji("discord-emoji", limits.discordEmoji()))),
            new OutputProfile("slack", List.of(emoji("slack", limits.slack()))),
            new OutputProfile(
                "whatsapp",
                List.of(
                    new OutputPicture(
                        "whatsapp",
                        CanvasSize.exactly(512, 512, Margin.TRANSPARENT),
                        Content.MEME,
                        new Encoding(Coding.WEBP, limits.whatsapp()),
                        new Encoding(Coding.ANIMATED_WEBP, limits.whatsappMoving())))));
  }

  private static OutputPicture still(
      String name, CanvasSize canvas, Content content, Encoding encoding) {
    return new OutputPicture(name, canvas, content, encoding, Encoding.NONE);
  }

  private static OutputPicture emoji(String name, long maxBytes) {
    return new OutputPicture(
        name,
        CanvasSize.exactly(128, 128, Margin.TRANSPARENT),
        Content.MEME,
        new Encoding(Coding.PNG, maxBytes),
        new Encoding(Coding.GIF, maxBytes));
  }

  /** All of them. */
  public List<OutputProfile> all() {
    return profiles;
  }

  /** The profile of that name in requests. */
  public Optional<OutputProfile> named(String name) {
    return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  /** All names, for messages. */
  public String names() {
    return profiles.stream().map(OutputProfile::name).collect(Collectors.joining(", "));
  }
}
