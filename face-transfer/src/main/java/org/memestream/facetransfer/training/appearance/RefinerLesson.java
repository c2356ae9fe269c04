package org.memestream.facetransfer.training.appearance;

/**
 * A composed face and the real one. Pictures are 128 * 128 * 3 numbers, 0 to 255: rows, R, G, B.
 *
 * @param composed to be mended
 * @param real what it should look like
 * @param face 1 where the face is, 0 elsewhere
 * @param points x, y of the vertices in the pictures
 * @param condition the change of expression
 */
record RefinerLesson(
    float[] composed, float[] real, float[] face, float[] points, float[] condition) {

  RefinerLesson with(float[] otherComposed, float[] otherReal) {
    return new RefinerLesson(otherComposed, otherReal, face, points, condition);
  }

  RefinerLesson mirroredFace(float[] otherFace) {
    return new RefinerLesson(composed, real, otherFace, points, condition);
  }
}
