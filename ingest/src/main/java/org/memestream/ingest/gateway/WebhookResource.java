package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.memestream.ingest.feed.FeedWebhook;
import org.memestream.ingest.gateway.form.BodyReader;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/** Takes what social platforms post; there is nothing at the address of one that has no secret. */
final class WebhookResource {

  /** Largest message; a post has a few thousand bytes. */
  static final int MOST_BYTES = 1_000_000;

  private static final int AT_ONCE = 8;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final BodyReader bodies;
  private final Optional<FeedWebhook> mastodon;
  private final Optional<FeedWebhook> telegram;
  private final Semaphore receiving = new Semaphore(AT_ONCE);

  WebhookResource(
      BodyReader bodies, Optional<FeedWebhook> mastodon, Optional<FeedWebhook> telegram) {
    this.bodies = bodies;
    this.mastodon = mastodon;
    this.telegram = telegram;
  }

  /** {@code POST /feeds/mastodon}. */
  void mastodon(Context context, String nobody) throws IOException {
    take(context, mastodon, "X-Hub-Signature");
  }

  /** {@code POST /feeds/telegram}. */
  void telegram(Context context, String nobody) throws IOException {
    take(context, telegram, "X-Telegram-Bot-Api-Secret-Token");
  }

  private void take(Context context, Optional<FeedWebhook> webhook, String header)
      throws IOException {
    if (webhook.isEmpty()) {
      throw Problem.of(Reason.NOT_FOUND, "There is nothing at this address.").exception();
    }
    String signature = context.header(header);
    if (signature == null) {
      // Nobody's body is read.
      throw unsigned();
    }
    switch (webhook.get().take(received(context), signature)) {
      case TAKEN -> context.status(202);
      case UNSIGNED -> throw unsigned();
      case FULL -> throw busy();
    }
  }

  private byte[] received(Context context) throws IOException {
    if (!receiving.tryAcquire()) {
      throw busy();
    }
    try {
      return bodies.raw(
          context.req().getContentLengthLong(), context.req().getInputStream(), MOST_BYTES);
    } finally {
      receiving.release();
    }
  }

  private static RuntimeException unsigned() {
    return Problem.of(
            Reason.BAD_SIGNATURE, "The message is not signed with the secret that we share.")
        .exception();
  }

  private static RuntimeException busy() {
    return Problem.of(Reason.UNAVAILABLE, "Too many messages wait; send it again later.")
        .after(SOON)
        .exception();
  }
}
