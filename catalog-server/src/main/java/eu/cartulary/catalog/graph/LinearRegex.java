package eu.cartulary.catalog.graph;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
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
    /** Largest pattern once its counted repetitions are written out. */
    private static final int MAX_STATES = 10_000;

    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");

    private LinearRegex() {}

    /**
     * A pattern with the flags of XPath: s, m, i, x, q.
     *
     * @throws ExprEvalException where it is no pattern, or none that is run here
     */
    static Pattern compile(String pattern, @Nullable String flags) {
        if (pattern.length() > MAX_PATTERN || states(pattern) > MAX_STATES) {
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

    /**
     * About how many states a pattern becomes: a counted repetition is so many copies of what it repeats, and copies of copies
     * where it nests. Reads no more of the syntax than that needs.
     */
    private static long states(String pattern) {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        Matcher counts = COUNT.matcher(pattern);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(') {
                outer.push(sum);
                sum = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = sum;
                sum += outer.pop();
            } else if (c == '{' && counts.region(i, pattern.length()).lookingAt()) {
                String upper = counts.group(3);
                String most = upper == null || upper.isEmpty() ? counts.group(1) : upper;
                long copies = Math.max(1, Long.parseLong(most));
                sum += last * (copies - 1);
                last *= copies;
                i = counts.end() - 1;
            } else {
                i += c == '\\' ? 1 : 0;
                last = 1;
                sum++;
            }
            if (sum > MAX_STATES) {
                return sum;
            }
        }
        return sum;
    }
}
