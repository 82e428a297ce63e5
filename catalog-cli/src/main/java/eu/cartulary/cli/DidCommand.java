package eu.cartulary.cli;

import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.sign.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary did}: an identity of one's own, a key and the document that names it. */
@Command(
        name = "did",
        subcommands = {DidCommand.New.class, DidCommand.Check.class, DidCommand.Rotate.class})
final class DidCommand {

    DidCommand(Cartulary root) {}

    private static Algorithm algorithm(Cartulary root, String name) {
        return Algorithm.ofHeader(name.equalsIgnoreCase("EdDSA") ? "EdDSA" : name.toUpperCase(Locale.ROOT))
                .orElseThrow(
                        () -> new CommandFailure(ExitCode.USAGE, root.messages().say("failure.algorithm", name)));
    }

    private static Path keyFile(Cartulary root, @Nullable String option, String did, String fragment) {
        return option != null
                ? root.terminal().path(option)
                : root.terminal()
                        .settingsFolder()
                        .resolve("keys")
                        .resolve(did.replaceAll("[^A-Za-z0-9.-]+", "_") + "_" + fragment + ".jwk.json");
    }

    private static void remember(Cartulary root, String profileName, String keyId, Path keyFile) throws IOException {
        Profile before = Profile.read(root.terminal(), profileName);
        new Profile(before.server(), keyId, keyFile.toAbsolutePath().toString()).write(root.terminal(), profileName);
    }

    /** {@code did new}. */
    @Command(name = "new")
    static final class New implements Callable<Integer> {
        private final Cartulary root;

        @Parameters(arity = "0..1", paramLabel = "HOST", descriptionKey = "did.host")
        private @Nullable String host;

        @Option(names = "--alg", defaultValue = "ES256", paramLabel = "ES256|EdDSA|PS256", descriptionKey = "did.alg")
        private String alg = "ES256";

        @Option(names = "--key-name", defaultValue = "key-1", descriptionKey = "did.key-name")
        private String fragment = "key-1";

        @Option(names = "--key-file", paramLabel = "FILE", descriptionKey = "did.key-file")
        private @Nullable String keyFile;

        @Option(names = "--file", defaultValue = "did.json", paramLabel = "FILE", descriptionKey = "did.file")
        private String file = "did.json";

        @Option(names = "--trial", descriptionKey = "did.trial")
        private boolean trial;

        New(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            SigningKey key = SigningKey.generate(algorithm(root, alg));
            return trial ? trial(key) : forHost(key);
        }

        private int trial(SigningKey key) throws IOException {
            Signer signer = Signer.ofDidKey(key);
            Path keys = keyFile(root, keyFile, "trial", "key");
            writeKey(keys, key, signer.keyId());
            root.terminal().out().println(signer.issuer());
            root.note(root.messages().say("did.new.trial", keys));
            return ExitCode.OK.number();
        }

        private int forHost(SigningKey key) throws Exception {
            if (host == null) {
                throw new CommandFailure(ExitCode.USAGE, root.messages().say("did.new.which-host"));
            }
            String did = DidDocuments.didOf(host);
            Path document = root.terminal().path(file);
            if (Files.exists(document)) {
                throw new CommandFailure(ExitCode.CONFLICT, root.messages().say("did.new.exists", file));
            }
            String keyId = did + "#" + fragment;
            Path keys = keyFile(root, keyFile, did, fragment);
            writeKey(keys, key, keyId);
            Files.writeString(document, DidDocuments.of(did, fragment, key.verificationKey()));
            root.terminal().out().println(did);
            root.note(root.messages()
                    .say(
                            "did.new.done",
                            keys,
                            file,
                            DidWeb.parse(did).documentUrl().toString(),
                            did));
            return ExitCode.OK.number();
        }

        private void writeKey(Path keys, SigningKey key, String keyId) throws IOException {
            try {
                KeyFiles.write(keys, key, keyId);
            } catch (java.nio.file.FileAlreadyExistsException there) {
                throw new CommandFailure(ExitCode.CONFLICT, root.messages().say("did.new.exists", keys));
            }
            remember(root, "default", keyId, keys);
        }
    }

    /** {@code did check}. */
    @Command(name = "check")
    static final class Check implements Callable<Integer> {
        private final Cartulary root;

        @Parameters(arity = "0..1", paramLabel = "DID", descriptionKey = "did.check.did")
        private @Nullable String did;

        @Option(names = "--file", paramLabel = "FILE", descriptionKey = "did.check.file")
        private @Nullable String file;

        Check(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            String own = root.profile().keyId();
            String asked = did != null
                    ? (did.startsWith("did:") ? did : DidDocuments.didOf(did))
                    : own == null ? null : own.substring(0, own.indexOf('#'));
            if (asked == null) {
                throw new CommandFailure(ExitCode.USAGE, root.messages().say("did.new.which-host"));
            }
            DidDocument document = document(asked);
            Table table = new Table("key", "type", "signs", "usable");
            boolean signs = false;
            for (VerificationMethod method : document.methods()) {
                boolean mayAssert = document.mayAssert(method.id());
                String trouble = trouble(method);
                signs |= mayAssert && trouble.isEmpty();
                table.row(method.id(), method.type(), mayAssert ? "yes" : "no", trouble.isEmpty() ? "yes" : trouble);
            }
            table.print(root.terminal().out());
            if (!signs) {
                throw new CommandFailure(ExitCode.NOT_VERIFIED, root.messages().say("did.check.no-key"));
            }
            if (own != null && own.startsWith(asked + "#") && !document.mayAssert(own)) {
                throw new CommandFailure(ExitCode.NOT_VERIFIED, root.messages().say("did.check.own-key-missing", own));
            }
            return ExitCode.OK.number();
        }

        private DidDocument document(String asked) throws Exception {
            try {
                return file == null
                        ? Dids.resolve(root, asked)
                        : DidDocument.parse(Files.readAllBytes(root.terminal().path(file)), asked);
            } catch (DidException wrong) {
                throw new CommandFailure(ExitCode.NOT_VERIFIED, asked + ": " + wrong.getMessage());
            }
        }

        private static String trouble(VerificationMethod method) {
            try {
                method.key();
                return "";
            } catch (JoseException unusable) {
                return unusable.rule();
            }
        }
    }

    /** {@code did rotate}. */
    @Command(name = "rotate")
    static final class Rotate implements Callable<Integer> {
        private final Cartulary root;

        @Option(names = "--file", defaultValue = "did.json", paramLabel = "FILE", descriptionKey = "did.file")
        private String file = "did.json";

        @Option(names = "--key-name", required = true, descriptionKey = "did.rotate.key-name")
        private String fragment = "";

        @Option(names = "--alg", defaultValue = "ES256", paramLabel = "ES256|EdDSA|PS256", descriptionKey = "did.alg")
        private String alg = "ES256";

        @Option(names = "--key-file", paramLabel = "FILE", descriptionKey = "did.key-file")
        private @Nullable String keyFile;

        @Option(names = "--compromised", descriptionKey = "did.rotate.compromised")
        private boolean compromised;

        Rotate(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            Path document = root.terminal().path(file);
            String before = Files.readString(document, StandardCharsets.UTF_8);
            SigningKey key = SigningKey.generate(algorithm(root, alg));
            String after = DidDocuments.rotated(
                    before,
                    fragment,
                    key.verificationKey(),
                    compromised ? DidDocuments.OldKeys.REMOVED : DidDocuments.OldKeys.KEPT);
            String did = eu.cartulary.json.Json.read(after).path("id").asString("");
            Path keys = keyFile(root, keyFile, did, fragment);
            KeyFiles.write(keys, key, did + "#" + fragment);
            Files.writeString(document, after);
            remember(root, "default", did + "#" + fragment, keys);
            root.terminal().out().println(did + "#" + fragment);
            root.note(root.messages().say("did.rotate.done", keys, file));
            return ExitCode.OK.number();
        }
    }
}
