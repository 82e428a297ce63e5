package eu.cartulary.catalog.http;

import eu.cartulary.catalog.feed.LiveSearch;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.query.Visibility;
import eu.cartulary.catalog.query.Waiting;
import eu.cartulary.catalog.search.OfferingDocument;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.OfferingStatus;
import eu.cartulary.catalog.search.SearchSettings;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.catalog.search.Standing;
import eu.cartulary.json.Json;
import eu.cartulary.report.Grade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A real index with a few offerings in it, and all that asks it. */
final class Shelf implements AutoCloseable {
    static final SearchVocabulary WORDS = new SearchVocabulary() {
        @Override
        public Words kinds() {
            return words("messaging", "messaging/email", "storage", "storage/object");
        }

        @Override
        public Words certificates() {
            return words("ISO27001");
        }

        @Override
        public Words formats() {
            return words("application/mbox");
        }

        @Override
        public Words protocols() {
            return words("IMAP4rev2", "S3");
        }

        @Override
        public List<Scale> scales() {
            return List.of(new Scale("ipc-baseline", List.of("IPC-1", "IPC-2", "IPC-3")));
        }
    };

    final OfferingIndex index;
    final LiveSearch live;
    final Offerings offerings;
    final Asking asking;

    Shelf(Path folder, int count) throws IOException {
        index = OfferingIndex.open(folder, WORDS, SearchSettings.DEFAULT, RimOfTest.NOON);
        live = new LiveSearch(index);
        offerings = new Offerings(index, live, WORDS);
        asking = new Asking(new Waiting(new Visibility() {
            @Override
            public CompletableFuture<?> visible(long journalIndex) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public boolean hasOfferings() {
                return true;
            }

            @Override
            public boolean hasGraph() {
                return true;
            }

            @Override
            public CompletableFuture<?> inGraph(long journalIndex) {
                return CompletableFuture.completedFuture(null);
            }
        }));
        List<OfferingDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(document(i));
        }
        index.apply(documents, List.of(), 41);
    }

    static String iri(int i) {
        return "https://nordpost.example/offerings/" + i;
    }

    private static OfferingDocument document(int i) {
        String name = i == 0 ? "=HYPERLINK(\"http://evil.example\")" : "Mail " + i;
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("key", Key.of(iri(i)).value());
        item.put("id", iri(i));
        item.put("name", name);
        item.put("description", "E-mail, \"quoted\", number " + i);
        item.put("kind", "messaging");
        item.put("kinds", List.of("messaging/email"));
        item.put("status", "active");
        item.put(
                "provider",
                Map.of(
                        "key",
                        Key.of("p").value(),
                        "id",
                        "https://nordpost.example/",
                        "name",
                        "Nordpost",
                        "country",
                        "DK"));
        item.put("countries", List.of("DK"));
        item.put("levels", Map.of("ipc-baseline", "IPC-2"));
        item.put("levelDetails", Map.of());
        item.put("listed", true);
        item.put("published", RimOfTest.NOON.instant());
        Map<String, Object> detail = new LinkedHashMap<>(item);
        detail.put("sources", List.of());
        return new OfferingDocument(
                iri(i),
                new OfferingDocument.Display(List.of(new OfferingDocument.Wording(name, "en")), List.of(), List.of()),
                List.of("messaging/email"),
                OfferingStatus.ACTIVE,
                null,
                RimOfTest.NOON.instant().plusSeconds(i),
                new OfferingDocument.Provider("https://nordpost.example/", "Nordpost", "DK"),
                new OfferingDocument.Places(
                        List.of(new OfferingDocument.Location(OfferingDocument.Purpose.STORAGE, "DK")),
                        true,
                        List.of()),
                new OfferingDocument.Exposure(Set.of("DK"), true),
                new OfferingDocument.Facts(Set.of(), Set.of("IMAP4rev2"), Set.of("application/mbox"), Set.of()),
                Stream.of(Grade.values())
                        .map(grade -> new Standing("ipc-baseline", grade, 2, 3))
                        .toList(),
                false,
                List.of(),
                Json.write(item),
                Json.write(detail));
    }

    private static SearchVocabulary.Words words(String... all) {
        return new SearchVocabulary.Words() {
            @Override
            public Optional<String> canonical(String word) {
                return Stream.of(all)
                        .filter(each -> each.equalsIgnoreCase(word))
                        .findFirst();
            }

            @Override
            public List<String> all() {
                return List.of(all);
            }
        };
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
