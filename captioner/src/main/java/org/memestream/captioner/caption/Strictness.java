package org.memestream.captioner.caption;

import java.util.EnumSet;
import java.util.Set;
import org.memestream.captioner.caption.SafetyVerdict.Category;

/** How much a {@link SafetyFilter} objects to; each level to all that the one before does. */
public enum Strictness {
  /** Words that degrade a group of people, and nothing else. */
  SLURS(EnumSet.of(Category.SLUR)),
  /** Strong profanity too, also when masked. */
  LENIENT(EnumSet.of(Category.SLUR, Category.PROFANITY, Category.MASKED)),
  /** Mild profanity too. */
  STANDARD(EnumSet.complementOf(EnumSet.of(Category.SENSITIVE))),
  /** Sensitive subjects too: all that the word lists hold. */
  STRICT(EnumSet.allOf(Category.class));

  private final Set<Category> categories;

  Strictness(Set<Category> categories) {
    this.categories = categories;
  }

  /** Whether this level objects to such words. */
  public boolean covers(Category category) {
    return categories.contains(category);
  }
}
