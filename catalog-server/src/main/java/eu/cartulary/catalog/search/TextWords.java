package eu.cartulary.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How text becomes words: once plainly (for prefixes and typing errors) and once by the stems of each language. No analyzer drops
 * or adds a token, so the n-th word is the same word in each; stop words are indexed and only left out of questions.
 */
final class TextWords {
    static final Analyzer PLAIN = of(tokens -> new ASCIIFoldingFilter(lower(elided(tokens))));
    /** By the tag of the language. */
    static final Map<String, Analyzer> STEMS = Map.of(
            "en", of(tokens -> new PorterStemFilter(lower(new EnglishPossessiveFilter(tokens)))),
            "fr", of(tokens -> new ASCIIFoldingFilter(new FrenchLightStemFilter(lower(elided(tokens))))),
            "de", of(tokens -> new GermanLightStemFilter(new GermanNormalizationFilter(lower(tokens)))));
    /** The languages that have stems, in a fixed order. */
    static final List<String> LANGUAGES = List.of("en", "fr", "de");

    private static final Set<String> STOP_WORDS = Stream.of(
                    EnglishAnalyzer.ENGLISH_STOP_WORDS_SET,
                    FrenchAnalyzer.getDefaultStopSet(),
                    GermanAnalyzer.getDefaultStopSet())
            .flatMap(CharArraySet::stream)
            .map(word -> new String((char[]) word))
            // Folded, as the words of a question are that they are compared with.
            .flatMap(word -> tokens(PLAIN, word).stream())
            .collect(Collectors.toUnmodifiableSet());

    private TextWords() {}

    /** A word of a question: as typed (folded) and its stem in each language. */
    record Word(String plain, Map<String, String> stems) {
        boolean isStopWord() {
            return STOP_WORDS.contains(plain);
        }
    }

    /** The words that must be found; stop words only when there is nothing else. */
    static List<Word> of(String text) {
        List<String> plain = tokens(PLAIN, text);
        Map<String, List<String>> stems =
                LANGUAGES.stream().collect(Collectors.toMap(l -> l, l -> tokens(stemmer(l), text)));
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            int at = i;
            words.add(new Word(
                    plain.get(i),
                    LANGUAGES.stream()
                            .filter(l -> at < stems.getOrDefault(l, List.of()).size())
                            .collect(Collectors.toMap(l -> l, l -> stems.getOrDefault(l, List.of())
                                    .get(at)))));
        }
        List<Word> telling = words.stream().filter(w -> !w.isStopWord()).toList();
        return telling.isEmpty() ? words : telling;
    }

    static Analyzer stemmer(String language) {
        Analyzer analyzer = STEMS.get(language);
        if (analyzer == null) {
            throw new IllegalArgumentException("no stems for " + language);
        }
        return analyzer;
    }

    static List<String> tokens(Analyzer analyzer, String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
        return tokens;
    }

    private interface Chain {
        TokenStream of(TokenStream tokens);
    }

    private static Analyzer of(Chain chain) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new StandardTokenizer();
                return new TokenStreamComponents(tokenizer, chain.of(tokenizer));
            }
        };
    }

    private static TokenStream lower(TokenStream tokens) {
        return new LowerCaseFilter(tokens);
    }

    private static TokenStream elided(TokenStream tokens) {
        return new ElisionFilter(tokens, FrenchAnalyzer.DEFAULT_ARTICLES);
    }
}
