package eu.cartulary.catalog.demo;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import java.io.PrintStream;
import java.util.List;

/** Three questions of buyers, asked of the running catalog, with their answers. */
final class Questions {
    private static final int SHOWN = 5;

    private record Question(String words, OfferingQuery query) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "Which mail services keep everything in the EU, and are at least open and reversible?",
                    OfferingQuery.any().kind("messaging/email").onlyIn("EU").level("ipc-baseline", "IPC-2")),
            new Question(
                    "Which storage is certain not to be within reach of a United States order?",
                    OfferingQuery.any().kind("storage").notExposedTo("US")),
            new Question(
                    "Which virtual machines carry a qualification signed by an accredited attester?",
                    OfferingQuery.any().kind("compute/vm").certificate("SecNumCloud")));

    private Questions() {}

    static void ask(CatalogClient client, String baseUrl, PrintStream out) {
        for (Question question : QUESTIONS) {
            OfferingPage page = client.sync().offerings(question.query());
            out.println();
            out.println(question.words());
            out.println("  " + baseUrl + "/offerings?" + question.query().encoded());
            for (OfferingSummary item :
                    page.items().subList(0, Math.min(SHOWN, page.items().size()))) {
                out.println("  - " + item.name() + " (" + provider(item) + ") " + item.levels());
            }
            out.println("  " + page.total() + " in all; " + page.undetermined()
                    + " more would match if they declared what is asked");
        }
    }

    private static String provider(OfferingSummary item) {
        return item.provider() == null
                ? "provider not stated"
                : item.provider().name() + ", " + item.provider().country();
    }
}
