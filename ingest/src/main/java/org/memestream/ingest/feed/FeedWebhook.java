package org.memestream.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that a platform posts to us. Who sent them is found out first, over the bytes as they
 * came; then they wait in a short queue and are worked on one after the other. What waits when the
 * process is killed is lost. Thread-safe.
 */
public final class FeedWebhook implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FeedWebhook.class);
  private static final long CLOSE_MILLIS = 10_000;
  private static final long POLL_MILLIS = 100;

  /** Tells whether a message may be trusted. */
  @FunctionalInterface
  interface Check {
    /**
     * @param signature header of the platform, or null
     */
    boolean passes(byte[] body, String signature);
  }

  /** What becomes of a message. */
  public enum Answer {
    /** It will be worked on. */
    TAKEN,
    /** It does not come from who shares the secret. */
    UNSIGNED,
    /** Too many wait; it may come again. */
    FULL
  }

  private final FeedKind kind;
  private final Check check;
  private final FeedReader reader;
  private final BlockingQueue<String> waiting;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param reader closed with this
   * @param maxWaiting most messages that wait
   */
  FeedWebhook(FeedKind kind, Check check, FeedReader reader, int maxWaiting) {
    this.kind = kind;
    this.check = check;
    this.reader = reader;
    this.waiting = new ArrayBlockingQueue<>(maxWaiting);
    this.thread = new Thread(this::work, "webhook-" + kind.id());
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /**
   * Takes a message; returns at once.
   *
   * @param body as it came
   * @param signature the platform's header, or null
   */
  public Answer take(byte[] body, String signature) {
    if (!check.passes(body, signature)) {
      return Answer.UNSIGNED;
    }
    return !closing && waiting.offer(text(body)) ? Answer.TAKEN : Answer.FULL;
  }

  /** What is no UTF-8 is no message, and is counted as that. */
  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  private void work() {
    try {
      while (!closing || !waiting.isEmpty()) {
        String message = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (message == null) {
          reader.settle();
        } else {
          accept(message);
        }
      }
      reader.settle();
    } catch (InterruptedException e) {
      log.warn("{} messages of {} are not worked on", waiting.size(), kind.id());
      Thread.currentThread().interrupt();
    }
  }

  /** A message that nobody can work on does not stop the others. */
  private void accept(String message) throws InterruptedException {
    try {
      reader.accept(message);
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("feed", kind.id()).log("a message was not worked on");
    }
  }

  /** Takes nothing new and works on what waits, for a while. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE_MILLIS);
      thread.interrupt();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    reader.close();
  }
}
