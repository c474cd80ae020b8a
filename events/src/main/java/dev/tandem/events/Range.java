package dev.tandem.events;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The smallest and the largest number that a component may hold, both included. */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
@interface Range {
    double min();

    double max();
}
