package eu.cartulary.cli;

import eu.cartulary.did.PublicAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a DID document under the rules of a catalog, so that what is found here is found there: https on port 443, a name and no
 * number, only addresses that everybody can reach, no redirect, 64 KiB, three seconds.
 */
final class DidFetch {
    static final DidFetch AS_A_CATALOG = new DidFetch(PublicAddresses::isPublic, 443, null);

    private static final int LONGEST = 64 * 1024;
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final String ACCEPT = "application/did+json, application/json, application/did+ld+json;q=0.9";

    private final Predicate<InetAddress> mayConnect;
    private final int port;
    private final @Nullable SSLContext ssl;

    DidFetch(Predicate<InetAddress> mayConnect, int port, @Nullable SSLContext ssl) {
        this.mayConnect = mayConnect;
        this.port = port;
        this.ssl = ssl;
    }

    byte[] get(Cartulary root, URI address) {
        String refused = PublicAddresses.refused(address.getHost());
        int asked = address.getPort() < 0 ? 443 : address.getPort();
        if (refused.isEmpty() && asked != port) {
            refused = "port " + asked + " is not asked";
        }
        if (refused.isEmpty() && !isPublic(root, address)) {
            refused = address.getHost() + " has an address that is not public";
        }
        if (!refused.isEmpty()) {
            throw new CommandFailure(ExitCode.NOT_VERIFIED, root.messages().say("did.check.refused", address, refused));
        }
        return read(root, address);
    }

    private boolean isPublic(Cartulary root, URI address) {
        try {
            for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
                if (!mayConnect.test(each)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException unknown) {
            throw unreachable(root, address, unknown);
        }
    }

    @AllowedHere("fetches what the person at the keyboard named")
    byte[] read(Cartulary root, URI address) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(TIME).followRedirects(HttpClient.Redirect.NEVER);
        HttpClient client = (ssl == null ? builder : builder.sslContext(ssl)).build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", ACCEPT)
                .timeout(TIME)
                .build();
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
                    throw new CommandFailure(
                            ExitCode.NOT_VERIFIED,
                            root.messages().say("did.check.refused", address, "more than 64 KiB"));
                }
                return bytes;
            }
        } catch (IOException broken) {
            throw unreachable(root, address, broken);
        } catch (InterruptedException stopped) {
            throw new CommandFailure(ExitCode.NETWORK, address.toString());
        }
    }

    private static CommandFailure unreachable(Cartulary root, URI address, IOException why) {
        return new CommandFailure(
                ExitCode.NETWORK, root.messages().say("failure.unreachable", address, why.toString()));
    }
}
