package eu.cartulary.cli;

import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidJwk;
import eu.cartulary.did.DidKey;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.DidWeb;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Finds the document of a DID: computed for {@code did:key} and {@code did:jwk}, fetched for {@code did:web}. */
final class Dids {
    /** As the catalog: no more than this is read. */
    private static final int LONGEST = 256 * 1024;

    private Dids() {}

    static DidDocument resolve(Cartulary root, String did) throws DidException {
        return switch (DidUrl.parse(did).method()) {
            case "key" -> DidKey.resolve(did);
            case "jwk" -> DidJwk.resolve(did);
            case "web" -> DidDocument.parse(fetch(root, DidWeb.parse(did).documentUrl()), did);
            default ->
                throw new CommandFailure(ExitCode.NOT_VERIFIED, root.messages().say("verify.did-method", did));
        };
    }

    /** Like the catalog: https, no redirect, 10 seconds. */
    @AllowedHere("fetches what the person at the keyboard named")
    private static byte[] fetch(Cartulary root, URI address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new CommandFailure(
                            ExitCode.NOT_FOUND,
                            root.messages().say("did.check.status", address, response.statusCode()));
                }
                byte[] bytes = body.readNBytes(LONGEST + 1);
                if (bytes.length > LONGEST) {
                    throw new CommandFailure(ExitCode.FINDINGS, root.messages().say("failure.too-long", address, 0));
                }
                return bytes;
            }
        } catch (IOException unreachable) {
            throw new CommandFailure(
                    ExitCode.NETWORK, root.messages().say("failure.unreachable", address, unreachable.toString()));
        } catch (InterruptedException stopped) {
            throw new CommandFailure(ExitCode.NETWORK, address.toString());
        }
    }
}
