package org.memestream.facetransfer;

import java.util.Objects;
import org.memestream.facetransfer.FaceSpecReader.Wish;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.Picture;
import org.memestream.schemas.ImageRef;

/** One request, ready to be done. */
sealed interface PreparedTransfer {

  /** Where its pictures belong in the store, ending with a slash. */
  String folder();

  /**
   * A picture whose faces are only looked for.
   *
   * @param upload as it is stored
   */
  record Search(String folder, ImageRef upload, Picture picture) implements PreparedTransfer {

    public Search {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(upload, "upload");
      Objects.requireNonNull(picture, "picture");
    }
  }

  /** A picture that stays still. */
  record Still(String folder, TransferRequest request) implements PreparedTransfer {

    public Still {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(request, "request");
    }
  }

  /**
   * A still picture that shall move.
   *
   * @param still the picture in full
   * @param animation the same, smaller and with frames
   */
  record Animated(String folder, TransferRequest still, TransferRequest animation)
      implements PreparedTransfer {

    public Animated {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(still, "still");
      Objects.requireNonNull(animation, "animation");
    }
  }

  /**
   * A picture that moves by itself. Its frames are decoded when it is their turn: those of a whole
   * batch would take too much memory.
   *
   * @param upload file with the frames
   */
  record Moving(String folder, byte[] upload, Wish wish, ExpressionSource source)
      implements PreparedTransfer {

    public Moving {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(upload, "upload");
      Objects.requireNonNull(wish, "wish");
      Objects.requireNonNull(source, "source");
    }
  }
}
