package org.memestream.runtime.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds of a number or duration, both inclusive, written as the setting itself would be: {@code
 * 16}, {@code 0.5}, {@code 30s}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Between {

  /** Smallest value allowed. */
  String min();

  /** Largest value allowed; none when empty. */
  String max() default "";
}
