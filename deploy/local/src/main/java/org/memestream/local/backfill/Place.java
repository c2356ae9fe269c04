package org.memestream.local.backfill;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memestream.ingest.backfill.BackfillConfig;
import org.memestream.ingest.backfill.BackfillSource;
import org.memestream.ingest.backfill.BucketSource;
import org.memestream.ingest.backfill.FolderSource;
import org.memestream.ingest.backfill.LabelSource;
import org.memestream.ingest.backfill.ManifestSource;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;

/** Where the user says that the pictures are. */
sealed interface Place {

  /** What is wrong with an address. */
  String NO_BUCKET = "%s is not s3://BUCKET or s3://BUCKET/PREFIX";

  /** Whether lines say what becomes of each. */
  default boolean manifest() {
    return this instanceof Manifest;
  }

  /** Opens it; pictures that are given by address come from the fetcher. */
  BackfillSource open(BackfillConfig config, LabelSource labels, PictureFetcher fetcher)
      throws IOException;

  /** A folder. */
  record Folder(Path path) implements Place {
    @Override
    public BackfillSource open(BackfillConfig config, LabelSource labels, PictureFetcher fetcher)
        throws IOException {
      return new FolderSource(path, labels, config.client().upload().maxBytes());
    }
  }

  /** A bucket. */
  record Bucket(URI uri) implements Place {
    @Override
    public BackfillSource open(BackfillConfig config, LabelSource labels, PictureFetcher fetcher) {
      return new BucketSource(
          uri, config.backfill().s3(), labels, config.client().upload().maxBytes());
    }
  }

  /** A file of lines. */
  record Manifest(Path path) implements Place {
    @Override
    public BackfillSource open(BackfillConfig config, LabelSource labels, PictureFetcher fetcher)
        throws IOException {
      return new ManifestSource(
          path, labels, fetcher, config.backfill().s3(), config.client().upload().maxBytes());
    }
  }

  /**
   * What a text names.
   *
   * @param workingDirectory what relative paths start from
   */
  static Place of(String text, Path workingDirectory) {
    if (text.startsWith("s3:")) {
      return bucket(text);
    }
    Path path = workingDirectory.resolve(text);
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "there is no folder and no manifest " + path + " that can be read");
    }
    return new Manifest(path);
  }

  private static Bucket bucket(String text) {
    try {
      // In parts, so that a prefix may hold what an address must not.
      URI uri = new URI("s3", text.substring("s3:".length()), null);
      if (!uri.isOpaque() && uri.getAuthority() != null) {
        return new Bucket(uri);
      }
    } catch (URISyntaxException e) {
      throw new CommandFailure(ExitCode.USAGE, NO_BUCKET.formatted(text), e);
    }
    throw new CommandFailure(ExitCode.USAGE, NO_BUCKET.formatted(text));
  }
}
