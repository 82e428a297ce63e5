package eu.cartulary.catalog.claims;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.jsonld.CredentialReading;

/** Reads the JSON-LD of a credential, offline: the reader of shacl-shapes, or a shorter one in a test. */
@FunctionalInterface
public interface DocumentReader {

    /** The graph of the document, its subjects and types; or why it cannot be read. */
    CredentialReading read(byte[] document, Language language);
}
