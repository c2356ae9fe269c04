package org.memestream.ingest.gateway.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings the pictures that an order names by address, as if they had come with it. That takes as
 * long as their servers like, so it is done before the order waits for its turn.
 */
public final class AddressedPictures {

  private final Function<String, byte[]> fetcher;
  private final BodyLimits limits;

  /**
   * @param fetcher brings the picture at an address
   * @param limits where pictures are kept
   */
  public AddressedPictures(Function<String, byte[]> fetcher, BodyLimits limits) {
    this.fetcher = fetcher;
    this.limits = limits;
  }

  /**
   * Adds them to the submission.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when one cannot be fetched
   */
  public void bring(Submission submission) {
    for (Field field : List.of(Field.IMAGE, Field.DRIVER)) {
      Optional<String> address = submission.one(field);
      if (address.isPresent() && submission.picture(field).isEmpty()) {
        add(submission, field, fetcher.apply(address.get()));
      }
    }
  }

  private void add(Submission submission, Field field, byte[] bytes) {
    Spool picture = new Spool(limits.folder(), limits.memoryBytes());
    submission.add(field, picture);
    try {
      picture.write(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("a picture that was fetched could not be kept", e);
    }
  }
}
