package eu.cartulary.catalog.graph;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/** The functions of SPARQL whose work or result a query could blow up, bounded. */
final class SafeExpressions {
    private SafeExpressions() {}

    /** A value grew beyond the limit: ends the query, for an expression error would only make a wrong answer. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("a value of the query is too large", null, false, false);
        }
    }

    /** A text with the language and type of another one, as the specification asks. */
    static NodeValue like(Node text, String made) {
        String language = text.getLiteralLanguage();
        return language.isEmpty() ? NodeValue.makeString(made) : NodeValue.makeLangString(made, language);
    }

    private abstract static class Bounded extends ExprFunctionN {
        final int maxLiteral;

        Bounded(String name, int maxLiteral, ExprList arguments) {
            super(name, arguments.getListRaw().toArray(Expr[]::new));
            this.maxLiteral = maxLiteral;
        }

        NodeValue checked(NodeValue value) {
            if (value.asUnquotedString().length() > maxLiteral) {
                throw new TooLarge();
            }
            return value;
        }

        @Nullable
        Pattern constant(int patternAt) {
            Expr pattern = getArg(patternAt + 1);
            Expr flags = numArgs() > flagsAt() ? getArg(flagsAt() + 1) : null;
            boolean known = pattern.isConstant()
                    && pattern.getConstant().isString()
                    && (flags == null
                            || flags.isConstant() && flags.getConstant().isString());
            return known
                    ? LinearRegex.compile(
                            pattern.getConstant().getString(),
                            flags == null ? null : flags.getConstant().getString())
                    : null;
        }

        int flagsAt() {
            return Integer.MAX_VALUE - 1;
        }

        static Pattern pattern(NodeValue pattern, @Nullable NodeValue flags) {
            if (!pattern.isString() || flags != null && !flags.isString()) {
                throw new ExprEvalException("regular expression: not a string");
            }
            return LinearRegex.compile(pattern.getString(), flags == null ? null : flags.getString());
        }
    }

    /** {@code REGEX} (SPARQL 1.1, section 17.4.3.14). */
    static final class Regex extends Bounded {
        private final @Nullable Pattern constant;

        Regex(ExprList arguments) {
            super("regex", Integer.MAX_VALUE, arguments);
            this.constant = constant(1);
        }

        @Override
        int flagsAt() {
            return 2;
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            return eval(arguments, null); // A constant, before the query begins.
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments, @Nullable FunctionEnv environment) {
            Node text = NodeValueOps.checkAndGetStringLiteral("REGEX", arguments.get(0));
            Pattern pattern = constant != null
                    ? constant
                    : pattern(arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
            return NodeValue.makeBoolean(pattern.matcher(StoppableText.of(text.getLiteralLexicalForm(), environment))
                    .find());
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Regex(arguments);
        }
    }

    /** {@code REPLACE} (SPARQL 1.1, section 17.4.3.15). */
    static final class Replace extends Bounded {
        private final @Nullable Pattern constant;

        Replace(int maxLiteral, ExprList arguments) {
            super("replace", maxLiteral, arguments);
            this.constant = constant(1);
        }

        @Override
        int flagsAt() {
            return 3;
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            return eval(arguments, null); // A constant, before the query begins.
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments, @Nullable FunctionEnv environment) {
            Node text = NodeValueOps.checkAndGetStringLiteral("REPLACE", arguments.get(0));
            String by = NodeValueOps.checkAndGetStringLiteral("REPLACE", arguments.get(2))
                    .getLiteralLexicalForm();
            Pattern pattern = constant != null
                    ? constant
                    : pattern(arguments.get(1), arguments.size() > 3 ? arguments.get(3) : null);
            return like(
                    text, replaced(pattern.matcher(StoppableText.of(text.getLiteralLexicalForm(), environment)), by));
        }

        private String replaced(Matcher matcher, String by) {
            StringBuilder made = new StringBuilder();
            try {
                while (matcher.find()) {
                    if (matcher.start() == matcher.end()) {
                        throw new ExprEvalException("replace: the pattern matches nothing");
                    }
                    matcher.appendReplacement(made, by);
                    if (made.length() > maxLiteral) {
                        throw new TooLarge();
                    }
                }
                matcher.appendTail(made);
                return made.toString();
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new ExprEvalException("replace: " + e.getMessage());
            }
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Replace(maxLiteral, arguments);
        }
    }

    /** {@code CONCAT} (SPARQL 1.1, section 17.4.3.12). */
    static final class Concat extends Bounded {
        Concat(int maxLiteral, ExprList arguments) {
            super("concat", maxLiteral, arguments);
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            return checked(XSDFuncOp.strConcat(arguments));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Concat(maxLiteral, arguments);
        }
    }

    /** {@code ENCODE_FOR_URI} (SPARQL 1.1, section 17.4.3.11): each application triples the text. */
    static final class Encode extends Bounded {
        Encode(int maxLiteral, ExprList arguments) {
            super("encode_for_uri", maxLiteral, arguments);
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            return checked(XSDFuncOp.strEncodeForURI(arguments.get(0)));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Encode(maxLiteral, arguments);
        }
    }
}
