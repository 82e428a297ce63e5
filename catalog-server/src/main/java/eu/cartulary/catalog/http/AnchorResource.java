package eu.cartulary.catalog.http;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.register.Anchor;
import eu.cartulary.catalog.trust.Certificates;
import eu.cartulary.json.Json;
import eu.cartulary.wire.AnchorEntry;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /trust/anchors}: certificates to which the chains of issuers' keys may lead. In the journal like all of the list. */
public final class AnchorResource implements Resource {
    private static final int MAX_NOTE = 1_000;

    private final Journal journal;
    private final HttpSettings settings;

    /** The anchors of this journal. */
    public AnchorResource(Journal journal, HttpSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return Stream.of(
                        Route.get("/trust/anchors", this::list, MediaTypes.JSON),
                        Route.post("/trust/anchors", this::add, MediaTypes.JSON),
                        Route.get("/trust/anchors/{sha}", this::remove).by(HttpMethod.DELETE))
                .map(Route::forOperators)
                .toList();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Parameters.only(request);
        return Reply.json(
                request,
                ListOf.all(journal.register().trust().anchors().stream()
                        .map(AnchorResource::entry)
                        .toList()));
    }

    private static AnchorEntry entry(Anchor anchor) {
        X509Certificate certificate = Certificates.ofBase64(anchor.certificate());
        return entry(certificate, anchor.sha256(), anchor.note(), anchor.since(), anchor.index());
    }

    private static AnchorEntry entry(
            X509Certificate certificate, String sha256, @Nullable String note, Instant since, long index) {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return new AnchorEntry(
                    sha256,
                    "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotAfter().toInstant(),
                    note,
                    since,
                    index);
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    private Mono<ServerResponse> add(ServerRequest request) {
        Parameters.only(request);
        return Bodies.read(request, settings.maxBody(), settings.bodyTime())
                .map(AnchorResource::read)
                .flatMap(this::added);
    }

    private Mono<ServerResponse> added(AnchorEntry asked) {
        X509Certificate certificate = certificate(asked.certificate());
        String sha256;
        Draft draft;
        try {
            sha256 = Certificates.sha256(certificate);
            draft = Drafts.anchored(sha256, Certificates.base64(certificate), asked.note(), "operator");
        } catch (CertificateException e) {
            throw notOne();
        }
        return TrustResource.append(journal, draft).flatMap(header -> ServerResponse.status(HttpStatus.CREATED)
                .header("Cartulary-Index", String.valueOf(header.index()))
                .contentType(MediaTypes.JSON)
                .bodyValue(Json.write(entry(certificate, sha256, asked.note(), header.time(), header.index()))));
    }

    private static AnchorEntry read(byte[] body) {
        try {
            AnchorEntry entry = Json.read(body, AnchorEntry.class);
            String note = entry.note();
            if (note != null && note.length() > MAX_NOTE) {
                throw Bodies.tooLarge(MAX_NOTE);
            }
            return entry;
        } catch (Json.MalformedJsonException e) {
            throw Refused.because(
                    ProblemType.MALFORMED,
                    Finding.violation("body-not-json", null, null, String.valueOf(e.getMessage())));
        }
    }

    /** One that may sign certificates, as an authority does, or the very certificate of a key. */
    private static X509Certificate certificate(@Nullable String pem) {
        try {
            if (pem == null) {
                throw notOne();
            }
            List<X509Certificate> certificates = Certificates.ofPem(pem.getBytes(StandardCharsets.ISO_8859_1), 1);
            if (certificates.isEmpty()) {
                throw notOne();
            }
            return certificates.get(0);
        } catch (CertificateException e) {
            throw notOne();
        }
    }

    private static Refused notOne() {
        return Refused.because(
                ProblemType.BAD_REQUEST, Finding.violation("certificate-malformed", "/certificate", null));
    }

    private Mono<ServerResponse> remove(ServerRequest request) {
        Parameters.only(request, "reason");
        String sha256 = request.pathVariable("sha");
        if (journal.register().trust().anchor(sha256).isEmpty()) {
            return Mono.error(
                    Refused.because(ProblemType.NOT_FOUND, Finding.violation("anchor-not-listed", null, sha256)));
        }
        String reason = request.queryParam("reason").orElse("removed");
        return TrustResource.append(journal, Drafts.unanchored(sha256, reason, "operator"))
                .flatMap(header -> ServerResponse.noContent()
                        .header("Cartulary-Index", String.valueOf(header.index()))
                        .build());
    }
}
