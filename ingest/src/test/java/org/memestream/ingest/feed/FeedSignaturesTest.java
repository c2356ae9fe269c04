package org.memestream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedSignaturesTest {

  // RFC 4231, test case 2.
  private static final byte[] BODY =
      "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

  private static final String SIGNATURE =
      "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  @Test
  void acceptsTheSignatureOverTheRawBytesOnly() {
    assertThat(FeedSignatures.signed(BODY, SIGNATURE, "Jefe")).isTrue();
    assertThat(FeedSignatures.signed(BODY, SIGNATURE, "jefe")).isFalse();
    assertThat(FeedSignatures.signed(BODY, SIGNATURE.substring(7), "Jefe")).isFalse();
    assertThat(FeedSignatures.signed(BODY, null, "Jefe")).isFalse();
    byte[] changed = BODY.clone();
    changed[0] ^= 1;
    assertThat(FeedSignatures.signed(changed, SIGNATURE, "Jefe")).isFalse();
  }

  @Test
  void acceptsTheSecretItself() {
    assertThat(FeedSignatures.knows("s3cret", "s3cret")).isTrue();
    assertThat(FeedSignatures.knows("s3cret ", "s3cret")).isFalse();
    assertThat(FeedSignatures.knows(null, "s3cret")).isFalse();
  }
}
