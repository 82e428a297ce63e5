package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Outcome;
import java.util.List;
import java.util.Map;

/** Reads a question from query parameters. */
final class QuestionParser {
    private final SearchVocabulary vocabulary;

    QuestionParser(SearchVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Outcome<SearchQuestion> parse(Map<String, List<String>> parameters) {
        throw new UnsupportedOperationException("parse " + vocabulary + parameters);
    }
}
