package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import org.apache.jena.graph.Node;

/** A fact that carries an answer: the triple, the credential that states it best, and how it is shown. */
public record FactUsed(Node subject, Node predicate, Node object, String digest, Grade grade) {}
