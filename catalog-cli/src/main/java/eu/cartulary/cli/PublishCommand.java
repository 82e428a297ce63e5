package eu.cartulary.cli;

import eu.cartulary.client.Answer;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import eu.cartulary.sign.Signer;
import eu.cartulary.wire.Receipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code cartulary publish}: hands signed envelopes to a catalog. A description that is not signed yet is signed on the way.
 * What was published before is recognised by the catalog, so a run that broke off is simply run again.
 */
@Command(name = "publish")
final class PublishCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "publish.files")
    private List<String> files = List.of();

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "option.key")
    private @Nullable String key;

    @Option(names = "--key-id", paramLabel = "DID#KEY", descriptionKey = "option.key-id")
    private @Nullable String keyId;

    PublishCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        try (CatalogClient client = root.client()) {
            if (files.equals(List.of("-"))) {
                return BulkLines.publish(root, client, root.terminal().in());
            }
            List<Path> paths = Inputs.files(root, files);
            if (paths.size() == 1 && paths.get(0).toString().endsWith(".ndjson")) {
                return BulkLines.publish(root, client, paths.get(0));
            }
            return each(client, paths);
        }
    }

    private int each(CatalogClient client, List<Path> paths) throws Exception {
        Progress progress = new Progress(root, paths.size());
        List<Map<String, Object>> results = new ArrayList<>();
        Table table = new Table("file", "status", "digest", "offering", "levels");
        ExitCode worst = ExitCode.OK;
        for (Path path : paths) {
            Inputs.Input input = Inputs.read(root, path);
            try {
                Answer<Receipt> answer = client.sync().publishing(envelope(input));
                row(table, results, input.name(), answer);
            } catch (CatalogProblemException refused) {
                if (paths.size() == 1) {
                    throw refused;
                }
                progress.interrupt();
                root.terminal().err().println(input.name());
                Report.problem(root, refused.problem());
                table.row(
                        input.name(),
                        refused.status(),
                        "",
                        "",
                        refused.problem().title());
                results.add(Map.of("file", input.name(), "problem", refused.problem()));
                worst = worst == ExitCode.OK ? Failures.code(refused.status()) : worst;
            }
            progress.step();
        }
        progress.end();
        Result.list(root, table, results);
        return worst.number();
    }

    private Envelope envelope(Inputs.Input input) throws java.io.IOException {
        Envelope envelope = DescriptionFile.envelope(root, input);
        boolean signed = !envelope.mediaType().equals(Envelope.JSON_LD) || hasProof(envelope);
        if (signed) {
            return envelope;
        }
        Signer signer = KeyFiles.signer(root, key, keyId).at(root.terminal().clock());
        return SignCommand.signed(root, input, signer);
    }

    private static boolean hasProof(Envelope envelope) {
        try {
            return Json.read(envelope.bytes()).has("proof");
        } catch (Json.MalformedJsonException unreadable) {
            return true; // The catalog says what is wrong with it.
        }
    }

    private static void row(Table table, List<Map<String, Object>> results, String name, Answer<Receipt> answer) {
        Receipt receipt = answer.body();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", name);
        result.put("status", answer.status());
        result.put("receipt", receipt);
        results.add(result);
        String digest = receipt.credentials().isEmpty()
                ? ""
                : receipt.credentials().get(0).digest();
        if (receipt.offerings().isEmpty()) {
            table.row(name, answer.status(), digest.substring(0, Math.min(12, digest.length())), "", "");
        }
        for (Receipt.ListedOffering offering : receipt.offerings()) {
            table.row(
                    name,
                    answer.status(),
                    digest.substring(0, Math.min(12, digest.length())),
                    offering.key(),
                    offering.listed() ? Levels.line(offering.levels()) : String.join(" ", offering.notListedBecause()));
        }
    }
}
