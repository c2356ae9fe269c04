package org.memestream.renderer.drawing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Splits text into grapheme clusters, what a reader takes for one character. */
public final class Clusters {

  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Clusters() {}

  /** The clusters in order; together they are the text. */
  public static List<String> of(String text) {
    return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
  }
}
