package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.SegmentHead;
import eu.cartulary.journal.Tar;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteSigner;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes, proves and restores the backup of a catalog that has nothing in it yet; what is in them is the server's test. */
class BackupTest {
    @TempDir
    Path folder;

    private final NoteSigner signer = signer();

    @Test
    void takes_a_backup_proves_it_and_leaves_nothing_where_it_breaks_off() throws Exception {
        byte[] whole = backup();
        try (Runs runs = new Runs(folder).with("CARTULARY_TOKEN", "t")) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/log/backup", exchange -> {
                try (exchange) {
                    boolean half = "keys=omit".equals(exchange.getRequestURI().getQuery());
                    byte[] body = half ? Arrays.copyOf(whole, whole.length / 2) : whole;
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            try {
                Runs.Ran ran = runs.run("backup", "a.tar", "--server", url).ended(ExitCode.OK);
                assertThat(ran.out()).contains("0 records");
                assertThat(ran.err()).contains("private keys");
                assertThat(folder.resolve("a.tar")).hasBinaryContent(whole);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.tar"))))
                        .isEqualTo("rw-------");
                runs.run("backup", "a.tar", "--server", url).ended(ExitCode.CONFLICT);
                runs.run("backup", "b.tar", "--server", url, "--without-keys").ended(ExitCode.NOT_VERIFIED);
                try (var files = Files.list(folder)) {
                    assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.startsWith("b")))
                            .isEmpty();
                }
            } finally {
                server.stop(0);
            }
        }
    }

    @Test
    void proves_and_restores_without_a_catalog_and_refuses_what_was_changed() throws Exception {
        byte[] whole = backup();
        Files.write(folder.resolve("a.tar"), whole);
        byte[] changed = whole.clone();
        changed[Tar.BLOCK + 20] ^= 1;
        Files.write(folder.resolve("b.tar"), changed);
        try (Runs runs = new Runs(folder)) {
            String key = signer.verifier().vkey();
            runs.run("backup", "--verify", "a.tar", "--log-key", key).ended(ExitCode.OK);
            runs.run(
                            "backup",
                            "--verify",
                            "a.tar",
                            "--log-key",
                            signer().verifier().vkey())
                    .ended(ExitCode.NOT_VERIFIED);
            runs.run("backup", "--verify", "a.tar", "--log-key", "nonsense").ended(ExitCode.USAGE);
            runs.run("backup", "--verify", "b.tar").ended(ExitCode.NOT_VERIFIED);
            runs.run("restore", "b.tar", "--data", "data").ended(ExitCode.NOT_VERIFIED);
            assertThat(folder.resolve("data")).doesNotExist();
            assertThat(runs.run("restore", "a.tar", "--data", "data")
                            .ended(ExitCode.OK)
                            .err())
                    .contains("log.pem");
            assertThat(folder.resolve("data/log/checkpoint")).exists();
            assertThat(runs.run("restore", "a.tar", "--data", "data").err()).contains("not empty");
        }
    }

    private static NoteSigner signer() {
        try {
            return NoteSigner.generate("localhost:8080/log");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As docs/journal-format.md says, of a journal without records and without private keys. */
    private byte[] backup() throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        Checkpoint checkpoint = Checkpoint.sign(signer, 0, Merkle.EMPTY);
        String identity = "{\"log\":{\"key\":\"" + signer.verifier().vkey() + "\"}}";
        file(tar, "keys/catalog.json", identity.getBytes(StandardCharsets.UTF_8));
        file(tar, "log/segment-0000000000000000", SegmentHead.bytes(0, Merkle.EMPTY));
        file(tar, "log/checkpoint", checkpoint.note().note().getBytes(StandardCharsets.UTF_8));
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(tar.toByteArray());
        String note = String.join(
                "\n",
                BackupFile.FIRST_LINE,
                checkpoint.origin(),
                "0",
                checkpoint.root().base64(),
                HexFormat.of().formatHex(sum),
                tar.size() + "\n");
        file(tar, BackupFile.TRAILER, signer.sign(note).note().getBytes(StandardCharsets.UTF_8));
        tar.write(new byte[2 * Tar.BLOCK]);
        return tar.toByteArray();
    }

    private static void file(ByteArrayOutputStream tar, String name, byte[] bytes) {
        tar.writeBytes(Tar.header(name, bytes.length));
        tar.writeBytes(bytes);
        tar.writeBytes(new byte[Tar.padding(bytes.length)]);
    }
}
