package org.memestream.facetransfer.training;

import java.util.Optional;
import org.memestream.facetransfer.transfer.ExpressionSource;

/**
 * One transfer to be measured.
 *
 * @param kind where the expression comes from, such as {@code smile of a portrait}
 * @param target whose face shall change
 * @param source that is asked for
 * @param driver that shows the expression; empty for presets
 * @param wanted class of {@link LabelledEmotion}; empty where the judge knows none, as for a wink
 */
record TransferCase(
    String kind,
    Target target,
    ExpressionSource source,
    Optional<JudgedFace> driver,
    Optional<Integer> wanted) {

  /**
   * A face that takes on expressions.
   *
   * @param person whose it is
   * @param group gender and origin as the person told
   */
  record Target(String person, String group, JudgedFace face) {}
}
