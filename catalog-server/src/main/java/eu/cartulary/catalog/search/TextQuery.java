package eu.cartulary.catalog.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/**
 * Full text: every word of the question must be found, as it is, by its stem in one of the languages, as the beginning of a
 * word, or with one typing error.
 */
final class TextQuery {
    /** Shorter words are not taken as beginnings: they begin half of all words. */
    static final int MIN_PREFIX = 3;
    /** Shorter words are taken to be typed right: one letter off, they are other words. */
    static final int MIN_FUZZY = 4;

    private static final int MAX_STATES = 10_000;

    private TextQuery() {}

    static Query of(String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<TextWords.Word> words = TextWords.of(text);
        words.forEach(word -> all.add(of(word), BooleanClause.Occur.MUST));
        return words.isEmpty() ? new MatchNoDocsQuery("there is no word in it") : all.build();
    }

    private static Query of(TextWords.Word word) {
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(new TermQuery(new Term(Fields.NAME_WORDS, word.plain())), 4));
        ways.add(new BoostQuery(new TermQuery(new Term(Fields.WORDS, word.plain())), 2));
        word.stems().forEach((language, stem) -> ways.add(new TermQuery(new Term(Fields.STEMS + language, stem))));
        if (word.plain().length() >= MIN_PREFIX) {
            Query loose = new AutomatonQuery(new Term(Fields.WORDS, word.plain()), loosely(word.plain()));
            ways.add(new BoostQuery(new ConstantScoreQuery(loose), 0.2f));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    /** Words that begin so, or differ by one letter (left out, added, changed or swapped) behind the first. */
    private static Automaton loosely(String word) {
        Automaton begins = Operations.concatenate(List.of(Automata.makeString(word), Automata.makeAnyString()));
        if (word.codePointCount(0, word.length()) < MIN_FUZZY) {
            return Operations.determinize(begins, MAX_STATES);
        }
        int first = word.offsetByCodePoints(0, 1);
        Automaton typo = new LevenshteinAutomata(word.substring(first), true).toAutomaton(1, word.substring(0, first));
        return Operations.determinize(Operations.union(List.of(begins, typo)), MAX_STATES);
    }
}
