package eu.cartulary.catalog.search;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.catalog.kernel.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of {@code GET /offerings}, and cursors: {@code name=value} lines. */
final class QuestionTarget implements FuzzTarget {
    private final SearchVocabulary vocabulary = new TestVocabulary();

    @Override
    public void eat(byte[] input) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        FuzzTarget.text(input).lines().limit(100).forEach(line -> {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals);
            parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(line.substring(equals + 1));
        });
        switch (SearchQuestion.parse(parameters, vocabulary)) {
            case Outcome.Done<SearchQuestion> done -> {
                FuzzTarget.require(done.value().limit() >= 0, "less than nothing");
                Cursor.decode(FuzzTarget.text(input), done.value());
            }
            case Outcome.Refused<SearchQuestion> no ->
                FuzzTarget.require(!no.refusal().findings().isEmpty(), "refused without a reason");
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                        "q=object storage\nkind=storage/object\ncountry=FR\nonlyIn=EU\nlimit=5\nfacets=country,kind",
                        "level=eu-csf-1.2.1/SOV-5:SEAL-3\nlevel=ipc-baseline:IPC-2\nproof=certified\nsort=-level:ipc-baseline",
                        "near=48.85,2.35,100\nsort=distance\nexposedTo=US\nnotExposedTo=CN\ncertificate=C5",
                        "protocol=S3\nexportFormat=application/mbox\nkeyCustody=hyok\nstatus=active\nprovider=https://a.example/\nid=urn:x")
                .stream()
                .map(FuzzTarget::bytes)
                .toList();
    }
}
