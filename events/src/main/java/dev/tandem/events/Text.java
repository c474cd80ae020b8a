package dev.tandem.events;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What a text component may hold; without it: 1 to 200 characters, no control characters. */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
@interface Text {
    /** The most Unicode code points. */
    int max() default 200;

    /** Whether line breaks and tabs may stand in it. */
    boolean lines() default false;

    /** A regular expression that the whole text must match, empty for any. */
    String pattern() default "";
}
