package eu.cartulary.catalog.projection;

import java.io.IOException;
import java.nio.file.Path;

/** Opens views over a folder, empty or as an earlier instance left it. */
public interface ViewsFactory<V extends Views> {

    /** Name of the folder in {@code views/}: {@code buyers}, {@code graph}. */
    String name();

    /** Raised by whoever changes what is in the folder, or what is derived from a record: older folders are rebuilt. */
    int format();

    /** Opens; an exception means that the folder is damaged, and leads to a rebuild. */
    V open(Path folder) throws IOException;
}
