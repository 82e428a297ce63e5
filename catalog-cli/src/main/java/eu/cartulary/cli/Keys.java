package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;

/** People name an offering by its key or its IRI. */
final class Keys {
    private Keys() {}

    static String of(Cartulary root, CatalogClient client, String keyOrIri) {
        if (!keyOrIri.contains(":")) {
            return keyOrIri;
        }
        return client.sync()
                .offeringById(keyOrIri)
                .orElseThrow(() ->
                        new CommandFailure(ExitCode.NOT_FOUND, root.messages().say("failure.no-offering", keyOrIri)))
                .key();
    }
}
