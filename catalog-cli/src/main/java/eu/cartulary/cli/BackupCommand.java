package eu.cartulary.cli;

import eu.cartulary.client.BackupKeys;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.JournalReport;
import eu.cartulary.journal.OwnerOnly;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.NoteVerifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code cartulary backup}: takes a backup of a running catalog, proves it, and only then gives it its name; with {@code --verify},
 * proves one that is there. Needs no catalog for the latter.
 */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;
    /** Often enough for somebody who looks, seldom enough for a terminal. */
    private static final long SHOWN_EVERY = 4L << 20;

    private final Cartulary root;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "backup.file")
    private String file = "";

    @Option(names = "--verify", descriptionKey = "backup.verify")
    private boolean verify;

    @Option(names = "--without-keys", descriptionKey = "backup.without-keys")
    private boolean withoutKeys;

    @Option(names = "--log-key", paramLabel = "VKEY", descriptionKey = "verify.log-key")
    private @Nullable String logKey;

    private volatile long shown;

    BackupCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        Path target = root.terminal().path(file);
        if (!verify) {
            take(target);
        }
        prove(root, target, logKey);
        return ExitCode.OK.number();
    }

    private void take(Path target) throws IOException {
        if (Files.exists(target)) {
            throw new CommandFailure(ExitCode.CONFLICT, root.messages().say("did.new.exists", file));
        }
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(draft);
        OwnerOnly.create(draft);
        try (CatalogClient client = root.operator()) {
            try (OutputStream out = Files.newOutputStream(draft)) {
                client.sync().backup(withoutKeys ? BackupKeys.OMIT : BackupKeys.AS_SET, out, this::show);
            }
            clear();
            prove(root, draft, logKey);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            clear();
            // What broke off is of no use to anybody, and may hold keys.
            Files.deleteIfExists(draft);
        }
        root.note(root.messages().say(withoutKeys ? "backup.no-keys" : "backup.keys", file));
    }

    private void show(long bytes) {
        if (root.showsProgress() && bytes - shown >= SHOWN_EVERY) {
            shown = bytes;
            root.terminal().err().print("\r" + (bytes >> 20) + " MiB");
            root.terminal().err().flush();
        }
    }

    private void clear() {
        if (root.showsProgress() && shown > 0) {
            root.terminal().err().print("\r\u001b[K");
            root.terminal().err().flush();
        }
    }

    /** Proves a backup, and says what is in it; refuses with every damage otherwise. */
    static void prove(Cartulary root, Path backup, @Nullable String logKey) throws IOException {
        JournalReport report;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(backup), BUFFER)) {
            report = BackupFile.verify(in, key(root, logKey));
        }
        report.damages().forEach(damage -> root.terminal().err().println("✗ " + Table.visible(damage)));
        if (!report.isWhole()) {
            throw new CommandFailure(
                    ExitCode.NOT_VERIFIED,
                    root.messages().say("backup.damaged", report.damages().size()));
        }
        Result.one(root, report, () -> root.terminal()
                .out()
                .println("✓ " + root.messages().say("backup.whole", report.records(), report.root())));
    }

    private static Optional<NoteVerifier> key(Cartulary root, @Nullable String logKey) {
        if (logKey == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(NoteVerifier.parse(logKey));
        } catch (LogFormatException e) {
            throw new CommandFailure(ExitCode.USAGE, "--log-key: " + e.getMessage());
        }
    }
}
