package org.memestream.captioner.caption;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Remembers the captions that a model learnt from, without holding any: a Bloom filter (Bloom 1970)
 * whose hashes are combined of two (Kirsch and Mitzenmacher 2006). A caption that was learnt is
 * always recognised; one that was not is so, wrongly, at the rate that the filter was built for.
 * Case and the place of the break make no difference. Immutable and thread-safe.
 *
 * <p>On disk, big-endian: magic {@code MSNV}, format version, number of hashes, number of 64-bit
 * words, the words, and the SHA-256 of all that went before.
 */
public final class NoveltyFilter {

  /** Its name beside the other files of a model. */
  public static final String FILE = "novelty.bin";

  private static final int MAGIC = 0x4d534e56;
  private static final int VERSION = 1;
  private static final int MOST_HASHES = 30;

  /** 128 MiB: a hundred million captions at one in a hundred. */
  private static final int MOST_WORDS = 1 << 24;

  private final long[] bits;
  private final int hashes;

  private NoveltyFilter(long[] bits, int hashes) {
    this.bits = bits;
    this.hashes = hashes;
  }

  /**
   * Starts an empty filter.
   *
   * @param expected how many different captions it will hold, at least 1
   * @param rate share of new captions that it may take for known ones, between 0 and 1, exclusive
   */
  public static Builder builder(int expected, double rate) {
    if (expected < 1 || !(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "a novelty filter is for at least 1 caption at a rate between 0 and 1, not for %d at %s"
              .formatted(expected, rate));
    }
    double ln2 = Math.log(2);
    double perCaption = -Math.log(rate) / (ln2 * ln2);
    double words = Math.ceil(expected * perCaption / Long.SIZE);
    if (words > MOST_WORDS) {
      throw new IllegalArgumentException(
          "%d captions at a rate of %s take more than %d MiB"
              .formatted(expected, rate, (MOST_WORDS >> 20) * Long.BYTES));
    }
    int hashes = (int) Math.max(1, Math.min(MOST_HASHES, Math.round(perCaption * ln2)));
    return new Builder(new NoveltyFilter(new long[(int) words], hashes));
  }

  /** Takes captions in any order. Used by one thread. */
  public static final class Builder {

    private final NoveltyFilter filter;

    private Builder(NoveltyFilter filter) {
      this.filter = filter;
    }

    /** Adds a caption, with or without its separator. */
    public Builder add(List<String> words) {
      long[] pair = filter.hash(words);
      for (int i = 0; i < filter.hashes; i++) {
        long bit = filter.bit(pair, i);
        filter.bits[(int) (bit >>> 6)] |= 1L << bit;
      }
      return this;
    }

    /** The filter of all captions so far; what is added later does not reach it. */
    public NoveltyFilter build() {
      return new NoveltyFilter(filter.bits.clone(), filter.hashes);
    }
  }

  /** Whether a caption, with or without its separator, was learnt from. */
  public boolean contains(List<String> words) {
    long[] pair = hash(words);
    for (int i = 0; i < hashes; i++) {
      long bit = bit(pair, i);
      if ((bits[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  private long bit(long[] pair, int index) {
    return Long.remainderUnsigned(pair[0] + index * pair[1], (long) bits.length * Long.SIZE);
  }

  private long[] hash(List<String> words) {
    String text =
        words.stream()
            .filter(word -> !word.equals(Vocabulary.SEPARATOR))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    return new long[] {hash.getLong(), hash.getLong()};
  }

  /** Writes the filter; the stream stays open. */
  public void write(OutputStream stream) throws IOException {
    DigestOutputStream digested = new DigestOutputStream(stream, sha256());
    DataOutputStream out = new DataOutputStream(digested);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(hashes);
    out.writeInt(bits.length);
    ByteBuffer bytes = ByteBuffer.allocate(bits.length * Long.BYTES);
    bytes.asLongBuffer().put(bits);
    out.write(bytes.array());
    out.flush();
    stream.write(digested.getMessageDigest().digest());
  }

  /**
   * Reads a filter; the stream stays open.
   *
   * @throws StreamCorruptedException if this is no such file, of another version, or damaged
   */
  public static NoveltyFilter read(InputStream stream) throws IOException {
    DigestInputStream digested = new DigestInputStream(stream, sha256());
    DataInputStream in = new DataInputStream(digested);
    try {
      expect("a novelty filter", MAGIC, in.readInt());
      expect("novelty filter version", VERSION, in.readInt());
      int hashes = within("hashes", in.readInt(), MOST_HASHES);
      int words = within("words of bits", in.readInt(), MOST_WORDS);
      byte[] bytes = in.readNBytes(words * Long.BYTES);
      byte[] actual = digested.getMessageDigest().digest();
      if (bytes.length < words * Long.BYTES
          || !Arrays.equals(actual, in.readNBytes(actual.length))) {
        throw new StreamCorruptedException(
            "the novelty filter is damaged: its SHA-256 does not match");
      }
      long[] bits = new long[words];
      ByteBuffer.wrap(bytes).asLongBuffer().get(bits);
      return new NoveltyFilter(bits, hashes);
    } catch (EOFException e) {
      throw new StreamCorruptedException("the novelty filter is damaged: it is cut short");
    }
  }

  private static void expect(String what, int expected, int actual) throws IOException {
    if (expected != actual) {
      throw new StreamCorruptedException(
          "not %s this program reads: found %#x, not %#x".formatted(what, actual, expected));
    }
  }

  private static int within(String what, int number, int most) throws IOException {
    if (number < 1 || number > most) {
      throw new StreamCorruptedException(
          "the novelty filter is damaged: it has from 1 to %d %s, not %d"
              .formatted(most, what, number));
    }
    return number;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
