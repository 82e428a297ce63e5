package eu.cartulary.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the place where a call that is forbidden elsewhere is right; {@link #value()} says why. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface AllowedHere {
    String value();
}
