package org.memestream.facetransfer.landmarks;

import java.util.List;

/**
 * Vertex numbers of the 468-point face mesh (Kartynnik et al. 2019, "Real-time facial surface
 * geometry from monocular video on mobile GPUs"). Left and right are those of the picture.
 */
public final class FaceMesh {

  /** How many vertices there are. */
  public static final int VERTICES = 468;

  public static final int OUTER_LEFT_EYE = 33;
  public static final int OUTER_RIGHT_EYE = 263;
  public static final int INNER_LEFT_EYE = 133;
  public static final int INNER_RIGHT_EYE = 362;
  public static final int UPPER_INNER_LIP = 13;
  public static final int LOWER_INNER_LIP = 14;
  public static final int LEFT_MOUTH_CORNER = 61;
  public static final int RIGHT_MOUTH_CORNER = 291;
  public static final int NOSE_TIP = 1;
  public static final int TOP = 10;
  public static final int CHIN = 152;

  /** Hardly moved by expressions: eye corners, bridge of the nose, forehead, temples. */
  public static final List<Integer> RIGID =
      List.of(33, 133, 362, 263, 168, 6, 197, 195, 127, 356, 10, 151, 9, 8, 234, 454, 109, 338);

  /** Border of the face, a closed polygon in order. */
  public static final List<Integer> FACE_OVAL =
      List.of(
          10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
          152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109);

  /** Border of the mouth's inside, a closed polygon in order. */
  public static final List<Integer> INNER_LIPS =
      List.of(
          78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88,
          95);

  /** Opening of the eye, a closed polygon in order. */
  public static final List<Integer> LEFT_EYE =
      List.of(33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7);

  /** Opening of the eye, a closed polygon in order. */
  public static final List<Integer> RIGHT_EYE =
      List.of(263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249);

  /** A patch of plain skin, a closed polygon in order. */
  public static final List<Integer> LEFT_CHEEK = List.of(50, 101, 118, 117, 111, 116, 123);

  /** A patch of plain skin, a closed polygon in order. */
  public static final List<Integer> RIGHT_CHEEK = List.of(280, 330, 347, 346, 340, 345, 352);

  private FaceMesh() {}
}
