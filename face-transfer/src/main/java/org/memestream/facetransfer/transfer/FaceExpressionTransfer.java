package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceSighting;
import org.memestream.facetransfer.transfer.ExpressionSources.Answer;
import org.memestream.facetransfer.transfer.TransferOutcome.Refused;
import org.memestream.facetransfer.transfer.TransferOutcome.Transferred;
import org.memestream.facetransfer.transfer.TransferOutcome.Unchanged;
import org.memestream.runtime.picture.Picture;

/**
 * Finds faces, reads their expressions, and moves their pixels to new places of the face mesh;
 * folds and the inside of the mouth are drawn on top. What is not face keeps its bytes, alpha
 * always does, and faces without colours get none.
 *
 * <p>Of several requests the detector sees all targets together, and then all drivers; so do the
 * landmarks with all chosen faces, and the expression reader with all drivers. What is generated
 * for a face (mouth, refinement) is made with its picture, and pictures are composed side by side.
 */
public final class FaceExpressionTransfer implements ExpressionTransfer {

  private final TransferParts parts;
  private final String name;
  private final FaceStudy study;
  private final ExpressionSources sources;
  private final FaceArtist artist;
  private final FaceTracker tracker;
  private final MovingArtist moving;

  /** A transfer that owns its parts and is called by its model: closing it closes them. */
  public FaceExpressionTransfer(TransferParts parts) {
    this(parts, parts.model().name());
  }

  /**
   * A transfer that owns its parts: closing it closes them.
   *
   * @param name of all parts together, such as {@code face-transfer/1a2b3c4d}
   */
  public FaceExpressionTransfer(TransferParts parts, String name) {
    this.parts = parts;
    this.name = name;
    this.study = new FaceStudy(parts.filter(), parts.landmarks(), parts.model().expressions());
    this.sources = new ExpressionSources(parts, study);
    this.artist = new FaceArtist(parts);
    this.tracker = new FaceTracker(parts.detector(), parts.landmarks(), study);
    this.moving = new MovingArtist(artist, parts.model().expressions());
  }

  @Override
  public TransferOutcome transfer(TransferRequest request) {
    return transfer(List.of(request)).get(0);
  }

  @Override
  public List<TransferOutcome> transfer(List<TransferRequest> requests) {
    TransferOutcome[] outcomes = new TransferOutcome[requests.size()];
    List<Task> tasks = tasks(requests, outcomes);
    List<FaceSighting> chosen = new ArrayList<>();
    for (Task task : tasks) {
      task.chosen.forEach(face -> chosen.add(new FaceSighting(task.request.target(), face)));
    }
    List<StudiedFace> studied = study.study(chosen);
    int next = 0;
    for (Task task : tasks) {
      task.studied.addAll(studied.subList(next, next + task.chosen.size()));
      next += task.chosen.size();
    }
    (tasks.size() > 1 ? tasks.parallelStream() : tasks.stream())
        .forEach(task -> outcomes[task.index] = composed(task));
    return List.of(outcomes);
  }

  @Override
  public List<List<FaceBox>> locate(List<Picture> pictures) {
    return parts.detector().detect(pictures).stream()
        .map(faces -> faces.stream().map(DetectedFace::box).toList())
        .toList();
  }

  /** What is left to do of a request whose faces are chosen and whose expression is known. */
  private record Task(
      int index,
      TransferRequest request,
      ShownExpression shown,
      List<DetectedFace> chosen,
      List<StudiedFace> studied) {}

  /** Tasks for the requests that can go on; the outcomes of others are set. */
  private List<Task> tasks(List<TransferRequest> requests, TransferOutcome[] outcomes) {
    List<List<DetectedFace>> found =
        parts.detector().detect(requests.stream().map(TransferRequest::target).toList());
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++) {
      TransferRequest request = requests.get(i);
      if (request.faces().among(found.get(i)).isEmpty()) {
        outcomes[i] = Refused.noFace(found.get(i).size(), request.faces());
      } else {
        open.add(i);
      }
    }
    List<Answer> answers =
        sources.answers(open.stream().map(i -> requests.get(i).source()).toList());
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      int index = open.get(i);
      TransferRequest request = requests.get(index);
      if (answers.get(i) instanceof Answer.Known known) {
        List<DetectedFace> chosen = request.faces().among(found.get(index));
        tasks.add(new Task(index, request, known.shown(), chosen, new ArrayList<>()));
      } else if (answers.get(i) instanceof Answer.Unusable unusable) {
        outcomes[index] = unusable.why();
      }
    }
    return tasks;
  }

  private TransferOutcome composed(Task task) {
    TransferRequest request = task.request;
    ExpressionWish wish = new ExpressionWish(task.shown, request.strength(), request.region());
    Canvas canvas = Canvas.of(request.target());
    List<FaceEdit> edits = new ArrayList<>();
    List<FaceBox> changed = new ArrayList<>();
    List<Unchanged> unchanged = new ArrayList<>();
    for (StudiedFace face : task.studied) {
      if (face instanceof StudiedFace.Known known) {
        edits.add(artist.prepare(canvas, TargetFace.of(request.target(), known.face()), wish));
        changed.add(known.box());
      } else if (face instanceof StudiedFace.Unusable unusable) {
        unchanged.add(unusable.unchanged());
      }
    }
    if (changed.isEmpty()) {
      return new Refused(unchanged.get(0).problem(), unchanged.get(0).sentence());
    }
    if (request.strength() == 0) {
      edits.clear();
    }
    return new Transferred(
        edits.isEmpty() ? request.target() : FaceArtist.drawn(canvas, edits, 1),
        FaceArtist.frames(request.target(), canvas, edits, request.frames()),
        changed,
        unchanged);
  }

  @Override
  public TransferOutcome transfer(MovingRequest request) {
    Answer answer = sources.answers(List.of(request.source())).get(0);
    if (answer instanceof Answer.Unusable unusable) {
      return unusable.why();
    }
    Tracking tracking = tracker.track(request.pictures(), request.faces());
    if (tracking instanceof Tracking.Nothing nothing) {
      return nothing.why();
    }
    ShownExpression shown = ((Answer.Known) answer).shown();
    return moving.drawn(
        request,
        (Tracking.Followed) tracking,
        new ExpressionWish(shown, request.strength(), request.region()));
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public void close() {
    parts.close();
  }
}
