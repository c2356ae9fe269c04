package org.memestream.renderer.output;

import io.smallrye.config.WithDefault;
import org.memestream.runtime.config.Between;

/**
 * Largest files that places take, in bytes. A kilobyte counts as 1000 bytes, which satisfies those
 * who count 1024 as well.
 */
public interface OutputLimits {

  /** Profile {@code wechat}: the sticker, 240 × 240. */
  @WithDefault("500000")
  @Between(min = "1000", max = "100000000")
  long wechat();

  /** Profile {@code wechat}: the thumbnail, 120 × 120. */
  @WithDefault("200000")
  @Between(min = "1000", max = "100000000")
  long wechatThumbnail();

  /** Profile {@code wechat}: the icon, 50 × 50. */
  @WithDefault("100000")
  @Between(min = "1000", max = "100000000")
  long wechatIcon();

  /** Profile {@code telegram}, 512 on the longer side. */
  @WithDefault("512000")
  @Between(min = "1000", max = "100000000")
  long telegram();

  /** Profile {@code discord}: the sticker, 320 × 320. */
  @WithDefault("512000")
  @Between(min = "1000", max = "100000000")
  long discord();

  /** Profile {@code discord}: the emoji, 128 × 128. */
  @WithDefault("256000")
  @Between(min = "1000", max = "100000000")
  long discordEmoji();

  /** Profile {@code slack}: the emoji, 128 × 128. */
  @WithDefault("128000")
  @Between(min = "1000", max = "100000000")
  long slack();

  /** Profile {@code whatsapp}: a sticker that stands still, 512 × 512. */
  @WithDefault("100000")
  @Between(min = "1000", max = "100000000")
  long whatsapp();

  /** Profile {@code whatsapp}: a sticker that moves, 512 × 512. */
  @WithDefault("500000")
  @Between(min = "1000", max = "100000000")
  long whatsappMoving();

  /** Profile {@code original}. */
  @WithDefault("20000000")
  @Between(min = "1000", max = "1000000000")
  long original();
}
