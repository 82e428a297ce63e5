package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Call;
import eu.cartulary.benchmarks.load.Calls;
import eu.cartulary.benchmarks.population.Population;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What buyers ask: three filters and six facets, now broad, now narrow, some with text; the same list for the same seed. */
final class Questions {
    static final String FACETS = "kind,country,provider,certificate,protocol,level:eu-csf-1.2.1";
    private static final int DIFFERENT = 400;
    private static final List<String> KINDS = List.of("storage", "compute", "messaging", "video", "hosting");

    private Questions() {}

    /** What is asked of the questions. */
    enum Mix {
        /** Three filters, six facets. */
        FILTERS_AND_FACETS,
        /** The same with words. */
        WITH_TEXT
    }

    /** Parameters as {@code GET /offerings} takes them. */
    static List<Map<String, String>> parameters(Mix mix) {
        Random random = new Random(7);
        List<Map<String, String>> questions = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            Map<String, String> question = new TreeMap<>();
            question.put("kind", KINDS.get(random.nextInt(KINDS.size())));
            question.put("country", Population.COUNTRIES.get(random.nextInt(12)));
            switch (random.nextInt(4)) {
                case 0 -> question.put("level", "ipc-baseline:IPC-1");
                case 1 -> question.put("notExposedTo", "US");
                case 2 -> question.put("onlyIn", "EU");
                default ->
                    question.put(
                            "keyCustody", List.of("byok", "hyok", "managed").get(random.nextInt(3)));
            }
            if (mix == Mix.WITH_TEXT) {
                question.put(
                        "q",
                        List.of("speicher", "hébergement", "encrypted backup", "nimbus", "archiv")
                                .get(random.nextInt(5)));
            }
            question.put("facets", FACETS);
            questions.add(question);
        }
        return questions;
    }

    /** As a client asks them, from another place in the list each. */
    static Calls calls(String kind, Mix mix, int client) {
        List<Call> calls = parameters(mix).stream()
                .map(question -> Call.get(kind, "/offerings?" + encoded(question)))
                .toList();
        int[] at = {client * 37};
        return () -> calls.get(Math.floorMod(at[0]++ * 31, calls.size()));
    }

    private static String encoded(Map<String, String> question) {
        return question.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
