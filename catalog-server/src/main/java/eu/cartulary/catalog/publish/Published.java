package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.wire.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * What became of a publication that was not refused.
 *
 * @param index of its record in the journal
 * @param digests of its credentials, in their order
 * @param written the receipt, where one was wanted
 * @param news whether it changed anything: 201 or 200
 */
public record Published(long index, List<String> digests, Optional<Receipt> written, News news) {

    /** Whether the catalog knew these bytes. */
    public enum News {
        /** Admitted now: 201. */
        NEW,
        /** Known already, nothing changed: 200. */
        KNOWN
    }

    public Published {
        digests = List.copyOf(digests);
    }

    /** With a receipt. */
    public Published(Receipt receipt, News news) {
        this(
                receipt.journal().index(),
                receipt.credentials().stream()
                        .map(Receipt.PublishedCredential::digest)
                        .toList(),
                Optional.of(receipt),
                news);
    }

    /** Without one: what the header of the record says. */
    static Published withoutReceipt(RecordHeader header, News news) {
        List<String> digests =
                header.credentials().stream().map(head -> head.digest().hex()).toList();
        return new Published(header.index(), digests, Optional.empty(), news);
    }

    /** What to answer to who wanted a receipt. */
    public Receipt receipt() {
        return written.orElseThrow();
    }
}
