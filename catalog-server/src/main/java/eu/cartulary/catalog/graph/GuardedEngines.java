package eu.cartulary.catalog.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.QueryEngineTDB;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * The engines that run queries here: those of Jena, after {@link SafeExpressions} took the place of what has no bounds. The
 * algebra is rewritten, not the text, so that sub-queries, {@code EXISTS} and aggregates are reached.
 */
final class GuardedEngines {
    private GuardedEngines() {}

    /** A registry that knows no other engines. */
    static QueryEngineRegistry registry(int maxLiteral) {
        QueryEngineRegistry registry = new QueryEngineRegistry();
        // The last one added is asked first.
        registry.add(new OfAny(maxLiteral));
        registry.add(new OfTdb(maxLiteral));
        return registry;
    }

    /** The same algebra with safe expressions only. */
    static Op safe(Op op, int maxLiteral) {
        return Transformer.transform(new SafeGroups(maxLiteral), new Safe(maxLiteral), op);
    }

    private static final class Safe extends ExprTransformCopy {
        private final int maxLiteral;

        Safe(int maxLiteral) {
            this.maxLiteral = maxLiteral;
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            ExprList given = new ExprList(
                    arguments.getListRaw().stream().filter(e -> e != null).toList());
            if (function instanceof E_Regex) {
                return new SafeExpressions.Regex(given);
            }
            if (function instanceof E_StrReplace) {
                return new SafeExpressions.Replace(maxLiteral, given);
            }
            if (function instanceof E_StrConcat) {
                return new SafeExpressions.Concat(maxLiteral, given);
            }
            if (function instanceof E_Function named && Measured.isRead(named.getFunctionIRI())) {
                return new Measured(named.copy(measured(given)));
            }
            return super.transform(function, arguments);
        }

        private static ExprList measured(ExprList arguments) {
            return new ExprList(
                    arguments.getListRaw().stream().<Expr>map(Measured::new).toList());
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr first, Expr second) {
            return switch (function) {
                case E_Add sum -> reckoned(sum, first, second);
                case E_Subtract difference -> reckoned(difference, first, second);
                case E_Multiply product -> reckoned(product, first, second);
                case E_Divide quotient -> reckoned(quotient, first, second);
                case E_StrDatatype typed -> new Measured.Typed(first, second);
                case E_StrContains contains -> new LinearSearch.Contains(first, second);
                case E_StrBefore before -> new LinearSearch.Before(first, second);
                case E_StrAfter after -> new LinearSearch.After(first, second);
                default -> super.transform(function, first, second);
            };
        }

        private static Expr reckoned(ExprFunction2 operation, Expr first, Expr second) {
            return new Measured(operation.copy(new Measured(first), new Measured(second)));
        }

        @Override
        public Expr transform(NodeValue constant) {
            return constant.isDuration() ? Measured.checked(constant) : constant;
        }

        @Override
        public Expr transform(ExprFunction1 function, Expr argument) {
            return function instanceof E_StrEncodeForURI
                    ? new SafeExpressions.Encode(maxLiteral, ExprList.create(List.of(argument)))
                    : super.transform(function, argument);
        }
    }

    private static final class SafeGroups extends TransformCopy {
        private final int maxLiteral;

        SafeGroups(int maxLiteral) {
            this.maxLiteral = maxLiteral;
        }

        @Override
        public Op transform(OpTable table) {
            table.getTable().rows().forEachRemaining(row -> row.forEach((variable, node) -> Measured.checked(node)));
            return table;
        }

        @Override
        public Op transform(OpGroup group, Op below) {
            List<ExprAggregator> bounded = new ArrayList<>();
            for (ExprAggregator aggregator : group.getAggregators()) {
                bounded.add(new ExprAggregator(
                        aggregator.getVar(), BoundedGroupConcat.of(aggregator.getAggregator(), maxLiteral)));
            }
            return OpGroup.create(below, group.getGroupVars(), bounded);
        }
    }

    private static final class TdbEngine extends QueryEngineTDB {
        private final int maxLiteral;

        TdbEngine(Query query, DatasetGraphTDB dataset, Binding input, Context context, int maxLiteral) {
            super(query, dataset, input, context);
            this.maxLiteral = maxLiteral;
        }

        @Override
        protected Op modifyOp(Op op) {
            return super.modifyOp(safe(op, maxLiteral));
        }
    }

    private static final class AnyEngine extends QueryEngineMain {
        private final int maxLiteral;

        AnyEngine(Query query, DatasetGraph dataset, Binding input, Context context, int maxLiteral) {
            super(query, dataset, input, context);
            this.maxLiteral = maxLiteral;
        }

        @Override
        protected Op modifyOp(Op op) {
            return super.modifyOp(safe(op, maxLiteral));
        }
    }

    private abstract static class Factory implements QueryEngineFactory {
        final int maxLiteral;

        Factory(int maxLiteral) {
            this.maxLiteral = maxLiteral;
        }

        // Algebra is never sent here, only queries.
        @Override
        public boolean accept(Op op, DatasetGraph dataset, Context context) {
            return false;
        }

        @Override
        public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
            throw new UnsupportedOperationException("algebra without a query");
        }
    }

    private static final class OfTdb extends Factory {
        OfTdb(int maxLiteral) {
            super(maxLiteral);
        }

        @Override
        public boolean accept(Query query, DatasetGraph dataset, Context context) {
            return TDBInternal.isBackedByTDB(dataset);
        }

        @Override
        public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
            return new TdbEngine(query, TDBInternal.requireStorage(dataset), input, context, maxLiteral).getPlan();
        }
    }

    private static final class OfAny extends Factory {
        OfAny(int maxLiteral) {
            super(maxLiteral);
        }

        @Override
        public boolean accept(Query query, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
            return new AnyEngine(query, dataset, input, context, maxLiteral).getPlan();
        }
    }
}
