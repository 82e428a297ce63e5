package eu.cartulary.catalog.publish;

import eu.cartulary.wire.Receipt;

/**
 * What became of a publication that was not refused.
 *
 * @param receipt what to answer
 * @param news whether it changed anything: 201 or 200
 */
public record Published(Receipt receipt, News news) {

    /** Whether the catalog knew these bytes. */
    public enum News {
        /** Admitted now: 201. */
        NEW,
        /** Known already, nothing changed: 200. */
        KNOWN
    }
}
