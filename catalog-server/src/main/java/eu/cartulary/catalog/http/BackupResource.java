package eu.cartulary.catalog.http;

import eu.cartulary.catalog.journal.Backup;
import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /log/backup}: everything that cannot be derived, as a tar, while publishing goes on. Each piece is read when the client
 * has room for it. Who takes nothing for a while is let go, for erasures wait with their blanking until a backup is through.
 *
 * <p>Private keys are in it unless {@code ?keys=omit} is asked for or the operator has set that they never leave the machine this
 * way: a token of five minutes must not always be worth the key of the log.
 */
public final class BackupResource implements Resource {
    private final FileJournal journal;
    private final Backup.Keys allowed;
    private final Blocking blocking;
    private final HttpSettings settings;

    /**
     * Backs up this journal.
     *
     * @param allowed whether private keys may be in it
     */
    public BackupResource(FileJournal journal, Backup.Keys allowed, Blocking blocking, HttpSettings settings) {
        this.journal = journal;
        this.allowed = allowed;
        this.blocking = blocking;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/log/backup", this::backup, MediaTypes.TAR).forOperators());
    }

    private Mono<ServerResponse> backup(ServerRequest request) {
        Parameters.only(request, "keys");
        Backup.Keys keys = keys(request);
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cartulary-backup.tar\"");
        Asking.knowing(request, journal.size() - 1);
        return Streaming.ok(MediaTypes.TAR, Flux.defer(() -> pieces(keys)).timeout(settings.backupStall()));
    }

    private Backup.Keys keys(ServerRequest request) {
        Optional<String> asked = request.queryParam("keys");
        if (asked.isEmpty()) {
            return allowed;
        }
        Backup.Keys keys =
                switch (asked.get().toLowerCase(Locale.ROOT)) {
                    case "include" -> Backup.Keys.INCLUDE;
                    case "omit" -> Backup.Keys.OMIT;
                    default ->
                        throw Refused.because(
                                ProblemType.BAD_REQUEST, Finding.violation("backup-keys-word", null, asked.get()));
                };
        if (keys == Backup.Keys.INCLUDE && allowed == Backup.Keys.OMIT) {
            throw Refused.because(ProblemType.FORBIDDEN, Finding.violation("backup-keys-stay", null, null));
        }
        return keys;
    }

    private Flux<byte[]> pieces(Backup.Keys keys) {
        Source source = new Source(keys);
        return Streaming.drain(blocking, Bulkhead.READ, source).concatMapIterable(piece -> piece, 1);
    }

    /** Opened with the first piece, so that nothing is held where nobody reads. */
    private final class Source implements Streaming.Source<byte[]> {
        private final Backup.Keys keys;
        private @org.jspecify.annotations.Nullable Backup backup;

        Source(Backup.Keys keys) {
            this.keys = keys;
        }

        @Override
        public List<byte[]> next() {
            try {
                Backup open = backup;
                if (open == null) {
                    open = journal.backup(keys);
                    backup = open;
                }
                byte[] piece = open.next();
                return piece.length == 0 ? List.of() : List.of(piece);
            } catch (IOException e) {
                throw new UncheckedIOException("a backup cannot be read", e);
            }
        }

        @Override
        public void close() {
            try {
                if (backup != null) {
                    backup.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("an erased payload could not be blanked after a backup", e);
            }
        }
    }
}
