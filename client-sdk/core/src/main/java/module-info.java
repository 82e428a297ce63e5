/**
 * The client of a Cartulary catalog: descriptions, signatures, publication, questions, and proofs that none of it has to be
 * taken on trust. Stable are {@link eu.cartulary.client}, {@link eu.cartulary.sign}, {@link eu.cartulary.verify},
 * {@link eu.cartulary.wire} and {@link eu.cartulary.report}; the other packages serve these.
 */
module eu.cartulary.client {
    requires static transitive org.jspecify;
    requires transitive java.net.http;
    requires transitive tools.jackson.databind; // Descriptions may be given as trees.
    requires com.nimbusds.jose.jwt;

    exports eu.cartulary.client;
    exports eu.cartulary.sign;
    exports eu.cartulary.verify;
    exports eu.cartulary.wire;
    exports eu.cartulary.report;
    exports eu.cartulary.json;
    exports eu.cartulary.jose;
    exports eu.cartulary.did;
    exports eu.cartulary.log;
    exports eu.cartulary.journal;

    uses eu.cartulary.client.LocalValidator;
    uses eu.cartulary.client.ProofVerifier;
}
