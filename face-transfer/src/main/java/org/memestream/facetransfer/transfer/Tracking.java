package org.memestream.facetransfer.transfer;

import java.util.List;
import org.memestream.facetransfer.transfer.TransferOutcome.Refused;
import org.memestream.facetransfer.transfer.TransferOutcome.Unchanged;

/** What came of following faces through a moving picture. */
sealed interface Tracking {

  /**
   * Faces were followed.
   *
   * @param start the frame in which they were chosen
   * @param tracks of the chosen faces, largest first; each is there at the start
   * @param unchanged chosen faces that cannot be followed or worked on, largest first
   */
  record Followed(int start, List<FaceTrack> tracks, List<Unchanged> unchanged)
      implements Tracking {
    public Followed {
      tracks = List.copyOf(tracks);
      unchanged = List.copyOf(unchanged);
    }
  }

  /** There is no face to follow. */
  record Nothing(Refused why) implements Tracking {}
}
