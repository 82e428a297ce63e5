package eu.cartulary.catalog.search;

import eu.cartulary.report.Grade;
import java.util.List;
import java.util.Optional;

/** The words a question may use: code lists and rulebooks, as far as search must know them. */
public interface SearchVocabulary {

    /** A list of words. */
    interface Words {
        /** The word as the index has it, for any alias and without case; empty when it is not of the list. */
        Optional<String> canonical(String word);

        /** All of them in a good order, for the message to somebody who used another. */
        List<String> all();
    }

    /**
     * A scale of levels.
     *
     * @param id rulebook, or rulebook and objective ({@code eu-csf-1.2.1/SOV-5})
     * @param levels lowest first; the rank of the first is 1
     */
    record Scale(String id, List<String> levels) {
        public Scale {
            levels = List.copyOf(levels);
        }
    }

    /** Kinds of service, parents among them. */
    Words kinds();

    /** Certification schemes. */
    Words certificates();

    /** Formats of export that have other names; media types beside them are taken as they are. */
    Words formats();

    /** Protocols. */
    Words protocols();

    /** Every scale, rulebooks first. */
    List<Scale> scales();

    /** The grade that {@code proof} means when it is not given. */
    default Grade defaultProof() {
        return Grade.DECLARED;
    }
}
