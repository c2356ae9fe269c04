package org.memestream.captioner.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.memestream.captioner.caption.Resampler;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.runtime.training.Progress;

/**
 * What the teacher says about many views of the pictures.
 *
 * @param learning views to learn from, several of each picture
 * @param exam the untouched pictures that are kept apart
 * @param gallery the untouched pictures that are learnt from
 */
record EncoderLessons(List<View> learning, List<View> exam, List<View> gallery) {

  /**
   * A view and what the teacher sees in it.
   *
   * @param square 96 * 96 * 3 bytes
   * @param features 1,280 numbers
   */
  record View(byte[] square, float[] features) {}

  private record Job(PictureSet.Labelled picture, Augmentation augmentation) {}

  static EncoderLessons prepare(
      PictureSet pictures, Split split, Path teacher, int views, long seed, int threads)
      throws IOException, InterruptedException {
    List<Job> gallery = new ArrayList<>();
    List<Job> exam = new ArrayList<>();
    List<Job> learning = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> apart = pictures.unseenTemplates(split);
    for (PictureSet.Labelled picture : pictures.pictures()) {
      Job clean = new Job(picture, Augmentation.none(picture.picture()));
      if (apart.contains(picture.label()) || split.unseenPicture(picture.name())) {
        exam.add(clean);
        continue;
      }
      gallery.add(clean);
      for (int view = 1; view < views; view++) {
        learning.add(new Job(picture, Augmentation.draw(picture.picture(), random)));
      }
    }
    List<View> seen = watch(gallery, teacher, threads, "pictures as they are");
    List<View> varied = new ArrayList<>(seen);
    varied.addAll(watch(learning, teacher, threads, "augmented views"));
    return new EncoderLessons(varied, watch(exam, teacher, threads, "pictures kept apart"), seen);
  }

  private static List<View> watch(List<Job> jobs, Path onnx, int threads, String what)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    View[] views = new View[jobs.size()];
    try (Progress progress = new Progress("teacher: " + what, jobs.size())) {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int first = part;
        parts.add(
            pool.submit(
                () -> {
                  Resampler large = new Resampler(Teacher.SIDE);
                  Resampler small = new Resampler(EncoderNetwork.SIDE);
                  try (Teacher teacher = new Teacher(onnx)) {
                    for (int i = first; i < views.length; i += threads) {
                      Job job = jobs.get(i);
                      views[i] = view(job, teacher, large, small);
                      progress.step("");
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the teacher failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return List.of(views);
  }

  private static View view(Job job, Teacher teacher, Resampler large, Resampler small) {
    Augmentation augmentation = job.augmentation;
    var pixels = job.picture.picture();
    byte[] big = augmentation.apply(large.square(pixels, augmentation.region()), Teacher.SIDE);
    byte[] square =
        augmentation.apply(small.square(pixels, augmentation.region()), EncoderNetwork.SIDE);
    return new View(square, teacher.features(big));
  }
}
