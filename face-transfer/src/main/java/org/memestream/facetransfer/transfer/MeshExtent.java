package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/** The upright rectangle around a mesh, in pixels; it may lie outside the picture. */
record MeshExtent(double left, double top, double right, double bottom) {

  static MeshExtent of(Landmarks mesh) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      left = Math.min(left, mesh.x(vertex));
      top = Math.min(top, mesh.y(vertex));
      right = Math.max(right, mesh.x(vertex));
      bottom = Math.max(bottom, mesh.y(vertex));
    }
    return new MeshExtent(left, top, right, bottom);
  }

  /** Shared over joint area, 0 to 1. */
  double overlap(FaceBox box) {
    double across = Math.min(right, box.x() + box.width()) - Math.max(left, box.x());
    double down = Math.min(bottom, box.y() + box.height()) - Math.max(top, box.y());
    double both = Math.max(0, across) * Math.max(0, down);
    double joint = (right - left) * (bottom - top) + box.area() - both;
    return joint > 0 ? both / joint : 0;
  }

  /** How far the middles are apart, in widths of the mesh. */
  double distance(FaceBox box) {
    double x = box.x() + box.width() / 2.0 - (left + right) / 2;
    double y = box.y() + box.height() / 2.0 - (top + bottom) / 2;
    return Math.hypot(x, y) / Math.max(1, right - left);
  }
}
