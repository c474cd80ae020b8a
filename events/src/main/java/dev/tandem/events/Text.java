package dev.tandem.events;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What a component that is a text may hold. A component without it holds one line of at most 200 characters. */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
@interface Text {
    /** The most Unicode code points; the least is one. */
    int max() default 200;

    /** Whether line breaks and tabs are allowed; other control characters never are. */
    boolean lines() default false;

    /** A regular expression for the whole text, empty for none. */
    String pattern() default "";
}
