package org.memestream.ingest.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.memestream.schemas.MemeStatus;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Statuses in RocksDB, in a folder that one process uses at a time. Records and places go in
 * together, so that a killed process goes on exactly where it was.
 *
 * <p>An index of another topic, or one so old that Kafka may have forgotten tombstones since, is
 * thrown away and made anew: what was erased must not come back.
 */
final class RocksStatusIndex implements StatusIndex {

  private static final long CACHE_BYTES = 16L << 20;
  private static final long BUFFER_BYTES = 8L << 20;
  private static final byte[] PRESENT = new byte[0];

  private final Options options;
  private final LRUCache cache;
  private final RocksDB database;
  private final WriteOptions writing;
  private final Function<byte[], Optional<MemeStatus>> decoder;
  private final Clock clock;
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  private RocksStatusIndex(Path folder, Function<byte[], Optional<MemeStatus>> decoder, Clock clock)
      throws RocksDBException {
    RocksDB.loadLibrary();
    this.decoder = decoder;
    this.clock = clock;
    this.writing = new WriteOptions();
    this.cache = new LRUCache(CACHE_BYTES);
    this.options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(BUFFER_BYTES)
            .setKeepLogFileNum(2)
            .setMaxOpenFiles(256)
            .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    this.database = RocksDB.open(options, folder.toString());
  }

  /**
   * Opens the index.
   *
   * @param folder its own; created when missing
   * @param origin cluster and topic that it is of
   * @param oldest how long ago it may have been written last
   * @param decoder reads values; empty for what is none
   */
  static RocksStatusIndex open(
      Path folder,
      String origin,
      Duration oldest,
      Function<byte[], Optional<MemeStatus>> decoder,
      Clock clock) {
    try {
      Files.createDirectories(folder);
      RocksStatusIndex index = new RocksStatusIndex(folder, decoder, clock);
      if (index.usable(origin, oldest)) {
        return index;
      }
      index.close();
      clear(folder);
      index = new RocksStatusIndex(folder, decoder, clock);
      index.database.put(IndexKeys.ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder of statuses " + folder, e);
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  private boolean usable(String origin, Duration oldest) throws RocksDBException {
    byte[] known = database.get(IndexKeys.ORIGIN);
    byte[] written = database.get(IndexKeys.WRITTEN);
    if (known == null || written == null) {
      return false;
    }
    Instant last = Instant.ofEpochMilli(IndexKeys.number(written));
    return origin.equals(new String(known, StandardCharsets.UTF_8))
        && last.isAfter(clock.instant().minus(oldest));
  }

  private static void clear(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public Optional<byte[]> find(String id) {
    return alive(() -> Optional.ofNullable(database.get(IndexKeys.meme(id))));
  }

  @Override
  public List<MemePlace> ofOwner(String owner, Optional<MemePlace> after, int limit) {
    return alive(() -> scan(owner, after, limit));
  }

  private List<MemePlace> scan(String owner, Optional<MemePlace> after, int limit) {
    byte[] prefix = IndexKeys.owner(owner);
    byte[] from = after.map(place -> IndexKeys.owned(owner, place)).orElse(prefix);
    List<MemePlace> places = new ArrayList<>();
    try (RocksIterator iterator = database.newIterator()) {
      for (iterator.seek(from); iterator.isValid() && places.size() < limit; iterator.next()) {
        byte[] key = iterator.key();
        if (!startsWith(key, prefix)) {
          break;
        }
        if (after.isEmpty() || !Arrays.equals(key, from)) {
          places.add(IndexKeys.place(key, prefix.length));
        }
      }
    }
    return places;
  }

  @Override
  public Map<Integer, Long> places() {
    return alive(this::readPlaces);
  }

  private Map<Integer, Long> readPlaces() {
    Map<Integer, Long> places = new HashMap<>();
    try (RocksIterator iterator = database.newIterator()) {
      for (iterator.seek(new byte[] {'p'});
          iterator.isValid() && IndexKeys.isPartition(iterator.key());
          iterator.next()) {
        places.put(IndexKeys.partition(iterator.key()), IndexKeys.number(iterator.value()));
      }
    }
    return places;
  }

  @Override
  public void apply(List<Change> changes, Map<Integer, Long> places) {
    alive(
        () -> {
          write(changes, places);
          return places;
        });
  }

  private void write(List<Change> changes, Map<Integer, Long> places) throws RocksDBException {
    // Of several records of one meme the last counts; a batch does not see its own writes.
    Map<String, Change> last = new HashMap<>();
    changes.forEach(change -> last.put(change.id(), change));
    try (WriteBatch batch = new WriteBatch()) {
      for (Change change : last.values()) {
        apply(change, batch);
      }
      for (Map.Entry<Integer, Long> place : places.entrySet()) {
        batch.put(IndexKeys.partition(place.getKey()), IndexKeys.number(place.getValue()));
      }
      batch.put(IndexKeys.WRITTEN, IndexKeys.number(clock.millis()));
      database.write(writing, batch);
    }
  }

  private void apply(Change change, WriteBatch batch) throws RocksDBException {
    byte[] key = IndexKeys.meme(change.id());
    Optional<MemeStatus> before = Optional.ofNullable(database.get(key)).flatMap(decoder);
    if (before.isPresent()) {
      batch.delete(owned(change.id(), before.get()));
    }
    if (change.value() == null) {
      batch.delete(key);
    } else {
      batch.put(key, change.value());
      batch.put(owned(change.id(), change.status()), PRESENT);
    }
  }

  private static byte[] owned(String id, MemeStatus status) {
    return IndexKeys.owned(status.getOwnerId(), new MemePlace(status.getRequestedAt(), id));
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static IllegalStateException broken(RocksDBException e) {
    return new IllegalStateException(
        "the index of statuses does not work (%s); check free space, or stop the gateway and remove its folder, which is made anew"
            .formatted(e.getMessage()),
        e);
  }

  private interface Work<T> {
    T run() throws RocksDBException;
  }

  /** Native memory must not be touched once it is given back. */
  private <T> T alive(Work<T> work) {
    life.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the index of statuses is closed");
      }
      return work.run();
    } catch (RocksDBException e) {
      throw broken(e);
    } finally {
      life.readLock().unlock();
    }
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        database.close();
        writing.close();
        options.close();
        cache.close();
      }
    } finally {
      life.writeLock().unlock();
    }
  }
}
