package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.RdfFormat;
import eu.cartulary.wire.CredentialRecord;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.ParticipantRef;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary show}: an offering, or a credential by its digest. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
    private static final String DIGEST = "[0-9a-f]{64}";

    private final Cartulary root;

    @Parameters(paramLabel = "KEY|IRI|DIGEST", descriptionKey = "show.what")
    private String what = "";

    @Option(names = "--original", descriptionKey = "show.original")
    private boolean original;

    ShowCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (CatalogClient client = root.client()) {
            if (what.matches(DIGEST)) {
                credential(client);
            } else {
                offering(client);
            }
        }
        return ExitCode.OK.number();
    }

    private void credential(CatalogClient client) {
        PrintWriter out = root.terminal().out();
        if (original) {
            out.println(client.sync().envelope(what).text());
        } else if (root.output() == OutputFormat.TTL) {
            out.print(client.sync().claims(what, RdfFormat.TURTLE));
        } else {
            CredentialRecord found = client.sync().credential(what);
            Result.one(root, found, () -> {
                line("show.status", found.status());
                line("show.issuer", found.issuer());
                line("show.types", String.join(", ", found.types()));
                line("show.subjects", String.join(", ", found.subjects()));
                line("show.valid", found.validFrom() + " … " + found.validUntil());
                if (found.journal() != null) {
                    line("show.journal", found.journal().index());
                }
                Report.remarks(root, out, remark -> "", found.findings());
            });
        }
        out.flush();
    }

    private void offering(CatalogClient client) {
        String key = Keys.of(root, client, what);
        if (root.output() == OutputFormat.TTL) {
            root.terminal()
                    .out()
                    .print(client.sync().offeringAs(key, "text/turtle").text());
            root.terminal().out().flush();
            return;
        }
        OfferingDetail found = client.sync().offering(key);
        Result.one(root, found, () -> text(found));
    }

    private void text(OfferingDetail found) {
        PrintWriter out = root.terminal().out();
        out.println(Table.visible(found.name() == null ? found.id() : found.name()));
        if (found.description() != null) {
            out.println(Table.visible(found.description()));
        }
        line("show.key", found.key());
        line("show.id", found.id());
        line("show.status", found.status());
        if (found.provider() != null) {
            line("show.provider", Table.visible(named(found.provider())));
        }
        line("show.kinds", String.join(", ", found.kinds()));
        line("show.countries", String.join(", ", found.countries()));
        line("show.levels", Levels.line(found.levels()));
        found.attested()
                .forEach(label -> line("show.attested", label.scheme() + " " + label.level() + "  " + label.issuer()));
        for (OfferingDetail.Source source : found.sources()) {
            line("show.source", source.digest() + "  " + source.status() + "  " + String.join(" ", source.types()));
        }
        if (!found.facts().isEmpty()) {
            out.println();
            Table facts = new Table("fact", "value");
            found.facts().forEach(fact -> facts.row(fact.label() == null ? fact.path() : fact.label(), fact.value()));
            facts.print(out);
        }
    }

    private static String named(ParticipantRef provider) {
        String name = provider.name() == null ? provider.key() : provider.name();
        return provider.country() == null ? name : name + "  " + provider.country();
    }

    private void line(String label, Object value) {
        String name = root.messages().say(label);
        root.terminal().out().println(name + " ".repeat(Math.max(1, 12 - name.length())) + value);
    }
}
