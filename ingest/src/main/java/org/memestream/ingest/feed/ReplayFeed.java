package org.memestream.ingest.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A recorded feed: a message a line. Ends with the file. */
public final class ReplayFeed implements Feed {

  private final Path file;
  private final FeedKind kind;
  private final FeedParser parser;
  private final PictureSource pictures;

  /**
   * @param file UTF-8, a JSON object a line; empty lines are passed over
   */
  public ReplayFeed(Path file, FeedKind kind, FeedParser parser, PictureSource pictures) {
    this.file = file;
    this.kind = kind;
    this.parser = parser;
    this.pictures = pictures;
  }

  @Override
  public FeedKind kind() {
    return kind;
  }

  @Override
  public FeedParser parser() {
    return parser;
  }

  @Override
  public PictureSource pictures() {
    return pictures;
  }

  /** Brings all lines; a cursor is not looked at. */
  @Override
  public void read(Optional<String> cursor, MessageSink sink)
      throws IOException, InterruptedException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          sink.accept(line);
        }
      }
    }
  }
}
