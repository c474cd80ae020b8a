package dev.tandem.ingest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** A property of a parser that holds whatever it is given; the Maven profile {@code fuzz} tries it a million times. */
@Property
@Tag("fuzz")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AnyInput {}
