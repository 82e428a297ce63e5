package eu.cartulary.shapes.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Tells regular expressions that can run for ever from those that cannot, by their form: the engine's expressions backtrack,
 * and a repetition within a repetition lets a text of forty letters take years. Some harmless ones are refused too.
 */
final class Regex {
    private static final int LONGEST = 8_000;
    private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\[1-9]");
    private static final Pattern INNERMOST = Pattern.compile("\\(([^()]*)\\)([*+?]|\\{[0-9]+(?:,[0-9]*)?\\})?");
    private static final Pattern OPEN_REPEAT = Pattern.compile("[*+]|\\{[0-9]+,[0-9]*\\}");

    private Regex() {}

    /** Why an expression is not accepted; null when it is. */
    static @Nullable String unsafe(String expression) {
        if (expression.length() > LONGEST) {
            return "the regular expression is longer than " + LONGEST + " characters";
        }
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            return "the regular expression cannot be read: " + e.getDescription();
        }
        if (BACK_REFERENCE.matcher(expression).find()) {
            return "the regular expression refers back to a group: its cost has no bound";
        }
        return repeatsRepetition(expression)
                ? "the regular expression repeats a repetition: its cost has no bound: " + expression
                : null;
    }

    /** Takes the groups apart from within: a group becomes one letter, with a star if something in it repeats. */
    private static boolean repeatsRepetition(String expression) {
        String rest = expression
                .replaceAll("\\\\.", "x")
                .replaceAll("\\[[^\\]]*\\]", "x")
                .replaceAll("\\(\\?[:=!<>]*", "(");
        Matcher group = INNERMOST.matcher(rest);
        while (group.find()) {
            String inside = group.group(1);
            String times = group.group(2) == null ? "" : group.group(2);
            boolean open = OPEN_REPEAT.matcher(inside).find();
            boolean repeated = !times.isEmpty() && !times.equals("?");
            boolean choice = inside.contains("|") && (times.equals("*") || times.equals("+"));
            if (repeated && open || choice) {
                return true;
            }
            String instead = open || repeated ? "x*" : "x";
            rest = rest.substring(0, group.start()) + instead + rest.substring(group.end());
            group = INNERMOST.matcher(rest);
        }
        return false;
    }
}
