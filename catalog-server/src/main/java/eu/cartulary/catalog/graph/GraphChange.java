package eu.cartulary.catalog.graph;

import org.apache.jena.graph.Graph;

/** One change to the dataset. */
public sealed interface GraphChange {

    /** The named graph that changes. */
    String graph();

    /** The graph is there. Its name is a digest of its contents: where it is already, there is nothing to do. */
    record Put(String graph, Graph triples) implements GraphChange {}

    /** The graph is no more. */
    record Remove(String graph) implements GraphChange {}

    /**
     * In a graph that many share (records, levels): all that is said of one subject, and of the blank nodes below it, is what
     * is given; an empty graph takes it away.
     */
    record ReplaceSubject(String graph, String subject, Graph triples) implements GraphChange {}
}
