package org.memestream.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a webhook's message comes from who shares the secret; takes the same time always.
 */
public final class FeedSignatures {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  private FeedSignatures() {}

  /**
   * Whether a body was signed with a secret, as Mastodon's {@code X-Hub-Signature} says.
   *
   * @param body raw bytes, as they came
   * @param header {@code sha256=} and 64 hex digits; null when there was none
   */
  public static boolean signed(byte[] body, String header, String secret) {
    byte[] right =
        (PREFIX + HexFormat.of().formatHex(mac(body, secret))).getBytes(StandardCharsets.US_ASCII);
    return header != null && MessageDigest.isEqual(right, header.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether a message came with the secret itself, as Telegram's {@code
   * X-Telegram-Bot-Api-Secret-Token} does.
   *
   * @param header null when there was none
   */
  public static boolean knows(String header, String secret) {
    return header != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM, e);
    }
  }
}
