package org.memestream.runtime.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A configuration that was found sound.
 *
 * @param values typed values
 * @param effective every setting and its value as text, secrets masked, for people to read
 * @param <T> the mapping
 */
public record Configuration<T>(T values, SortedMap<String, String> effective) {

  public Configuration {
    effective = Collections.unmodifiableSortedMap(new TreeMap<>(effective));
  }
}
