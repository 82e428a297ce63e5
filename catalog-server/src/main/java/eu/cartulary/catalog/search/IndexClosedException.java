package eu.cartulary.catalog.search;

/** The index was closed between being found and being asked: a rebuild has put another in its place, which is to be asked. */
public final class IndexClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IndexClosedException() {
        super("the index is closed");
    }
}
