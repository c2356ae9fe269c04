package org.memestream.ingest.backfill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.ingest.fetch.RefusedUrlException;
import org.memestream.runtime.config.StoreConfig;
import org.memestream.runtime.store.BucketReader;

/**
 * The pictures that a file of JSON lines names: files in its own folder, addresses of the public
 * internet, or objects of a bucket. Lines that are alike are one meme.
 */
public final class ManifestSource implements BackfillSource {

  private final Path manifest;
  private final Path folder;
  private final LabelSource labels;
  private final PictureFetcher fetcher;
  private final StoreConfig.S3Config s3;
  private final long maxBytes;
  private final Map<String, BucketReader> buckets = new ConcurrentHashMap<>();

  /**
   * @param manifest must exist
   * @param fetcher fetches from addresses; stays open
   * @param s3 how to reach buckets
   * @param maxBytes largest picture that is read
   */
  public ManifestSource(
      Path manifest,
      LabelSource labels,
      PictureFetcher fetcher,
      StoreConfig.S3Config s3,
      long maxBytes)
      throws IOException {
    this.manifest = manifest.toRealPath();
    this.folder = this.manifest.getParent();
    this.labels = labels;
    this.fetcher = fetcher;
    this.s3 = s3;
    this.maxBytes = maxBytes;
  }

  @Override
  public String name() {
    return manifest.toString();
  }

  @Override
  public void visit(Visitor visitor) throws IOException, InterruptedException {
    try (ManifestLines lines = new ManifestLines(manifest)) {
      for (Optional<ManifestLines.Line> line = lines.next();
          line.isPresent();
          line = lines.next()) {
        visit(line.get(), visitor);
      }
    }
  }

  /** Lines with something in them. */
  @Override
  public long count() throws IOException, InterruptedException {
    long count = 0;
    try (ManifestLines lines = new ManifestLines(manifest)) {
      for (Optional<ManifestLines.Line> line = lines.next();
          line.isPresent();
          line = lines.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("counting was ended");
        }
        count += line.get().text().filter(String::isBlank).isPresent() ? 0 : 1;
      }
    }
    return count;
  }

  private void visit(ManifestLines.Line line, Visitor visitor) throws InterruptedException {
    String place = "line " + line.number();
    if (line.text().isEmpty()) {
      visitor.refused(
          place,
          ItemProblem.BAD_LINE,
          "The line is no UTF-8, or has more than %d bytes.".formatted(ManifestLines.MOST_BYTES));
    } else if (!line.text().get().isBlank()) {
      try {
        visitor.item(item(place, ManifestLine.read(line.text().get(), labels)));
      } catch (UnreadableItemException e) {
        visitor.refused(place, e.problem(), e.getMessage());
      }
    }
  }

  private BackfillItem item(String place, ManifestLine line) {
    List<String> key = new ArrayList<>(List.of(line.image()));
    key.addAll(line.wishes().fingerprint());
    return new BackfillItem(
        key, place + ": " + line.image(), line.image(), () -> read(line.image()), line.wishes());
  }

  private byte[] read(String image) throws UnreadableItemException {
    if (image.startsWith("http://") || image.startsWith("https://")) {
      return fetched(image);
    } else if (image.startsWith("s3://")) {
      return stored(image);
    }
    return new LocalFile(inside(image), maxBytes).read();
  }

  private byte[] fetched(String image) throws UnreadableItemException {
    try {
      return fetcher.fetch(image);
    } catch (RefusedUrlException e) {
      throw new UnreadableItemException(ItemProblem.URL_REFUSED, e.getMessage());
    }
  }

  /** An object is named by its key as it is, without escapes. */
  private byte[] stored(String image) throws UnreadableItemException {
    int slash = image.indexOf('/', "s3://".length());
    if (slash < 0 || slash == image.length() - 1) {
      throw new UnreadableItemException(
          ItemProblem.INVALID_FIELD, "An object is named s3://BUCKET/KEY.");
    }
    BucketReader bucket;
    try {
      bucket =
          buckets.computeIfAbsent(
              image.substring(0, slash), name -> BucketReader.open(URI.create(name), s3));
    } catch (IllegalArgumentException e) {
      throw new UnreadableItemException(
          ItemProblem.INVALID_FIELD, "An object is named s3://BUCKET/KEY.");
    }
    return new BucketSource.StoredFile(bucket, image.substring(slash + 1), maxBytes).read();
  }

  /** Where a path leads, links and all, if that is in the folder of the manifest. */
  private Path inside(String image) throws UnreadableItemException {
    try {
      // By its text first: what is outside is not even looked for.
      Path named = folder.resolve(image).normalize();
      Path file = named.startsWith(folder) ? named.toRealPath() : named;
      if (!file.startsWith(folder)) {
        throw new UnreadableItemException(
            ItemProblem.OUTSIDE_FOLDER,
            "The path leads out of the folder of the manifest, and is not followed.");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new UnreadableItemException(ItemProblem.INVALID_FIELD, "This is no path of a file.");
    } catch (NoSuchFileException e) {
      throw new UnreadableItemException(ItemProblem.NOT_FOUND, "There is no file of that name.");
    } catch (AccessDeniedException e) {
      throw new UnreadableItemException(ItemProblem.NO_PERMISSION, "You may not read this file.");
    } catch (IOException e) {
      throw new UnreadableItemException(
          ItemProblem.UNREADABLE, "The file cannot be read: " + e.getMessage() + ".");
    }
  }

  @Override
  public void close() {
    buckets.values().forEach(BucketReader::close);
  }
}
