package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.graph.SafeExpressions.TooLarge;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;

/** {@code GROUP_CONCAT} that ends the query once one of its texts grows beyond the limit. */
final class BoundedGroupConcat {
    private BoundedGroupConcat() {}

    /** The same aggregator, bounded if it needs to be. */
    static Aggregator of(Aggregator aggregator, int maxLiteral) {
        if (aggregator instanceof AggGroupConcatDistinct distinct) {
            return new OfDistinct(distinct.getExprList().get(0), distinct.getSeparator(), maxLiteral);
        }
        if (aggregator instanceof AggGroupConcat all) {
            return new OfAll(all.getExprList().get(0), all.getSeparator(), maxLiteral);
        }
        return aggregator;
    }

    private static final class OfAll extends AggGroupConcat {
        private final int maxLiteral;

        OfAll(Expr expression, String separator, int maxLiteral) {
            super(expression, separator);
            this.maxLiteral = maxLiteral;
        }

        @Override
        public Aggregator copy(ExprList arguments) {
            return new OfAll(arguments.get(0), getSeparator(), maxLiteral);
        }

        @Override
        public Accumulator createAccumulator() {
            return new Measured(super.createAccumulator(), getExprList().get(0), maxLiteral);
        }
    }

    private static final class OfDistinct extends AggGroupConcatDistinct {
        private final int maxLiteral;

        OfDistinct(Expr expression, String separator, int maxLiteral) {
            super(expression, separator);
            this.maxLiteral = maxLiteral;
        }

        @Override
        public Aggregator copy(ExprList arguments) {
            return new OfDistinct(arguments.get(0), getSeparator(), maxLiteral);
        }

        @Override
        public Accumulator createAccumulator() {
            return new Measured(super.createAccumulator(), getExprList().get(0), maxLiteral);
        }
    }

    private static final class Measured implements Accumulator {
        private final Accumulator accumulator;
        private final Expr expression;
        private final int maxLiteral;
        private long length;

        Measured(Accumulator accumulator, Expr expression, int maxLiteral) {
            this.accumulator = accumulator;
            this.expression = expression;
            this.maxLiteral = maxLiteral;
        }

        @Override
        public void accumulate(Binding binding, FunctionEnv environment) {
            accumulator.accumulate(binding, environment);
            NodeValue value = org.apache.jena.sparql.expr.ExprLib.evalOrNull(expression, binding, environment);
            length += value == null ? 0 : value.asUnquotedString().length() + 1L;
            if (length > maxLiteral) {
                throw new TooLarge();
            }
        }

        @Override
        public NodeValue getValue() {
            return accumulator.getValue();
        }
    }
}
