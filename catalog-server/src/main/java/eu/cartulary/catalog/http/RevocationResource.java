package eu.cartulary.catalog.http;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.trust.Revocation;
import eu.cartulary.catalog.trust.RevocationReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /credentials/{digest}/revocation}: the issuer takes its word back. Its signature is the right to do so. */
public final class RevocationResource implements Resource {
    private static final byte[] NONE = "{\"by\":[],\"evidence\":[]}".getBytes(StandardCharsets.UTF_8);

    private final Journal journal;
    private final RevocationReader reader;
    private final Blocking blocking;
    private final HttpSettings settings;
    private final Clock clock;

    /** Revokes what is in this journal. */
    public RevocationResource(
            Journal journal, RevocationReader reader, Blocking blocking, HttpSettings settings, Clock clock) {
        this.journal = journal;
        this.reader = reader;
        this.blocking = blocking;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/credentials/{digest}/revocation", this::revoke, MediaTypes.JWT, MediaTypes.REVOCATION));
    }

    private Mono<ServerResponse> revoke(ServerRequest request) {
        Parameters.only(request);
        Digest digest = LogResource.digest(request.pathVariable("digest"));
        Entry entry = journal.register().find(digest).orElseThrow(() -> LogResource.unknown(digest.hex()));
        return Bodies.read(request, settings.maxBody(), settings.bodyTime())
                .flatMap(body -> blocking.call(Bulkhead.PUBLISH, c -> read(body, entry)))
                .flatMap(Refused::unwrap)
                .flatMap(revocation -> TrustResource.append(
                        journal,
                        Drafts.revoked(revocation.issuer(), digest, revocation.token(), revocation.evidence())))
                .flatMap(header -> EndingResource.answer(journal, digest, header));
    }

    /** May ask the issuer's host for its keys of today. */
    private Outcome<Revocation> read(byte[] body, Entry entry) throws IOException {
        CredentialHead head = journal.register()
                .head(entry.digest())
                .orElseThrow(() -> LogResource.unknown(entry.digest().hex()));
        byte[] evidence = journal.read(entry.index())
                .flatMap(record -> Optional.ofNullable(record.evidence()))
                .orElse(NONE);
        return reader.read(body, head, evidence, entry.place(), clock.instant());
    }
}
