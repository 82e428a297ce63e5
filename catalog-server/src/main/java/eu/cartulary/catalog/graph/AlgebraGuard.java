package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitor;
import org.apache.jena.sparql.algebra.OpVisitorByType;
import org.apache.jena.sparql.algebra.op.Op0;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExt;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProcedure;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitor;
import org.apache.jena.sparql.expr.ExprVisitorFunction;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.vocabulary.XSD;

/** Notes what an algebra has that is not run here, and how large it is. One use. */
final class AlgebraGuard {
    /** Where the property functions of Jena live; they are switched off as well. */
    private static final List<String> PROPERTY_FUNCTIONS = List.of(
            "java:",
            "http://jena.apache.org/ARQ/",
            "http://jena.hpl.hp.com/ARQ/",
            "http://jena.apache.org/text#",
            "http://jena.apache.org/spatial#",
            "http://www.jena.hpl.hp.com/ARQ/");

    private final SparqlSettings settings;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private int size;
    private long valuesRows;

    AlgebraGuard(SparqlSettings settings) {
        this.settings = settings;
    }

    List<Finding> findings() {
        return new ArrayList<>(findings.values());
    }

    int size() {
        return valuesRows > settings.maxValues() ? Integer.MAX_VALUE : size;
    }

    /** How deep operators nest; expressions add their own depth through {@code EXISTS} only, which is counted by size. */
    static int depth(Op op) {
        return switch (op) {
            case Op1 one -> 1 + depth(one.getSubOp());
            case Op2 two -> 1 + Math.max(depth(two.getLeft()), depth(two.getRight()));
            case OpN many ->
                1
                        + many.getElements().stream()
                                .mapToInt(AlgebraGuard::depth)
                                .max()
                                .orElse(0);
            default -> 1;
        };
    }

    OpVisitor operators() {
        return new Operators();
    }

    ExprVisitor expressions() {
        return new Expressions();
    }

    private void refuse(String rule, String what) {
        findings.putIfAbsent(rule + what, Finding.violation(rule, null, what, what));
    }

    private void inside(Expr expression) {
        Walker.walk(expression, operators(), expressions());
    }

    private void predicate(Node predicate) {
        if (predicate.isURI() && PROPERTY_FUNCTIONS.stream().anyMatch(predicate.getURI()::startsWith)) {
            refuse("property-function-refused", predicate.getURI());
        }
    }

    private void pattern(ExprFunctionN function, int patternAt, int flagsAt) {
        Expr pattern = function.getArg(patternAt);
        Expr flags = function.numArgs() >= flagsAt ? function.getArg(flagsAt) : null;
        if (pattern == null || !pattern.isConstant() || !pattern.getConstant().isString()) {
            return;
        }
        try {
            LinearRegex.compile(
                    pattern.getConstant().getString(),
                    flags != null && flags.isConstant() && flags.getConstant().isString()
                            ? flags.getConstant().getString()
                            : null);
        } catch (ExprEvalException e) {
            refuse("regex-refused", pattern.getConstant().getString());
        }
    }

    private final class Operators extends OpVisitorByType {
        @Override
        protected void visitN(OpN op) {
            size++;
        }

        @Override
        protected void visit2(Op2 op) {
            size++;
        }

        @Override
        protected void visit1(Op1 op) {
            size++;
        }

        @Override
        protected void visit0(Op0 op) {
            size++;
        }

        @Override
        protected void visitFilter(org.apache.jena.sparql.algebra.op.OpFilter op) {
            size++;
        }

        @Override
        protected void visitLeftJoin(org.apache.jena.sparql.algebra.op.OpLeftJoin op) {
            size++;
        }

        @Override
        public void visit(OpService op) {
            refuse("service-refused", String.valueOf(op.getService()));
        }

        @Override
        public void visit(OpPropFunc op) {
            refuse("property-function-refused", String.valueOf(op.getProperty()));
        }

        @Override
        public void visit(OpProcedure op) {
            refuse("property-function-refused", String.valueOf(op.getProcId()));
        }

        @Override
        public void visit(OpExt op) {
            refuse("function-refused", op.getName());
        }

        @Override
        public void visit(OpTable op) {
            size++;
            valuesRows += op.getTable().size();
        }

        @Override
        public void visit(OpBGP op) {
            size += Math.max(1, op.getPattern().size());
            op.getPattern().forEach(triple -> predicate(triple.getPredicate()));
        }

        @Override
        public void visit(org.apache.jena.sparql.algebra.op.OpTriple op) {
            size++;
            predicate(op.getTriple().getPredicate());
        }

        @Override
        public void visit(org.apache.jena.sparql.algebra.op.OpPath op) {
            size += 1 + op.getTriplePath().toString().length() / 40;
        }

        // Jena's walker passes by the expressions of ORDER BY and of aggregates.
        @Override
        public void visit(OpOrder op) {
            size++;
            op.getConditions().forEach(condition -> inside(condition.getExpression()));
        }

        @Override
        public void visit(OpGroup op) {
            size++;
            for (ExprAggregator each : op.getAggregators()) {
                aggregator(each.getAggregator());
            }
        }

        private void aggregator(Aggregator aggregator) {
            if (aggregator instanceof AggCustom custom) {
                refuse("function-refused", String.valueOf(custom.getIRI()));
            }
            if (aggregator.getExprList() != null) {
                aggregator.getExprList().forEach(AlgebraGuard.this::inside);
            }
        }
    }

    private final class Expressions extends ExprVisitorFunction {
        @Override
        protected void visitExprFunction(ExprFunction function) {
            size++;
            if (function instanceof E_Call) {
                refuse("function-refused", "CALL");
            }
            if (function instanceof E_Function named && !isCast(named.getFunctionIRI())) {
                refuse("function-refused", named.getFunctionIRI());
            }
            if (function instanceof E_Regex regex) {
                pattern(regex, 2, 3);
            }
            if (function instanceof E_StrReplace replace) {
                pattern(replace, 2, 4);
            }
        }

        private boolean isCast(String iri) {
            return iri.startsWith(XSD.NS) && FunctionRegistry.get().isRegistered(iri);
        }

        @Override
        public void visit(ExprFunctionOp function) {
            size++;
        }

        @Override
        public void visit(NodeValue value) {
            size++;
        }

        @Override
        public void visit(ExprTripleTerm term) {
            size++;
        }

        @Override
        public void visit(ExprVar variable) {
            size++;
        }

        @Override
        public void visit(ExprAggregator aggregator) {
            size++;
        }

        @Override
        public void visit(ExprNone none) {
            // Stands for no expression.
        }
    }
}
