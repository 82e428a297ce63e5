package eu.cartulary.catalog.kernel;

import java.util.function.Function;

/** What a step gives: its result, or a refusal. */
public sealed interface Outcome<T> {

    /** The step went through. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The step says no. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {
        /** The same refusal where another result was expected. */
        @SuppressWarnings("unchecked")
        public <R> Outcome<R> cast() {
            return (Outcome<R>) this;
        }
    }

    /** A result. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** A refusal. */
    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The next step, taken when this one went through. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value());
            case Refused<T> refused -> refused.cast();
        };
    }
}
