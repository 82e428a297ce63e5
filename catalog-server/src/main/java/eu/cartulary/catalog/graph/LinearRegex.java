package eu.cartulary.catalog.graph;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions in time linear to the text (RE2/J): the engines of ARQ go back and forth, and its timeout does not stop
 * them. What RE2 cannot say (back-references, look-around) is refused.
 */
final class LinearRegex {
    /** Longest pattern, in characters. */
    static final int MAX_PATTERN = 1_000;
    /** Repetitions multiply when they nest, and each is a copy of its inside. */
    private static final int MAX_REPETITIONS = 1_000;

    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");

    private LinearRegex() {}

    /**
     * A pattern with the flags of XPath: s, m, i, x, q.
     *
     * @throws ExprEvalException where it is no pattern, or none that is run here
     */
    static Pattern compile(String pattern, @Nullable String flags) {
        if (pattern.length() > MAX_PATTERN || repetitions(pattern) > MAX_REPETITIONS) {
            throw new ExprEvalException("regular expression: too long");
        }
        int bits = 0;
        String text = pattern;
        for (char flag : (flags == null ? "" : flags).toCharArray()) {
            switch (flag) {
                case 'i' -> bits |= Pattern.CASE_INSENSITIVE;
                case 's' -> bits |= Pattern.DOTALL;
                case 'm' -> bits |= Pattern.MULTILINE;
                case 'x' -> text = text.replaceAll("[\t\n\r ]+", "");
                case 'q' -> text = Pattern.quote(text);
                default -> throw new ExprEvalException("regular expression: no flag " + flag);
            }
        }
        try {
            return Pattern.compile(text, bits);
        } catch (PatternSyntaxException e) {
            throw new ExprEvalException("regular expression: " + e.getMessage());
        }
    }

    private static long repetitions(String pattern) {
        long product = 1;
        Matcher counts = COUNT.matcher(pattern);
        while (counts.find() && product <= MAX_REPETITIONS) {
            String upper = counts.group(3);
            String most = upper == null || upper.isEmpty() ? counts.group(1) : upper;
            product *= Math.max(1, Long.parseLong(most));
        }
        return product;
    }
}
