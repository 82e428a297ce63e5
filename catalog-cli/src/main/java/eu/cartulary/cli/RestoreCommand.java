package eu.cartulary.cli;

import eu.cartulary.journal.BackupFile;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary restore}: proves a backup and unpacks it into an empty folder, on which a catalog can then be started. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "backup.file")
    private String file = "";

    @Option(names = "--data", required = true, paramLabel = "FOLDER", descriptionKey = "restore.data")
    private String data = "";

    @Option(names = "--log-key", paramLabel = "VKEY", descriptionKey = "verify.log-key")
    private @Nullable String logKey;

    RestoreCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        Path backup = root.terminal().path(file);
        Path folder = root.terminal().path(data);
        BackupCommand.prove(root, backup, logKey);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(backup), 1 << 16)) {
            BackupFile.unpack(in, folder);
        }
        boolean hasKeys = Files.exists(folder.resolve("keys").resolve("log.pem"));
        root.note(root.messages().say(hasKeys ? "restore.start" : "restore.keys-missing", data));
        return ExitCode.OK.number();
    }
}
