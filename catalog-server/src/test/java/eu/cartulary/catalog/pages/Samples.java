package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.Effort;
import eu.cartulary.report.GapReport;
import eu.cartulary.report.Grade;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.report.Verdict;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Offerings, questions and reports to look at. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final String DIGEST =
            Digest.of("sample".getBytes(StandardCharsets.UTF_8)).hex();

    private Samples() {}

    static final SearchVocabulary VOCABULARY = new SearchVocabulary() {
        @Override
        public Words kinds() {
            return words("hosting/web", "messaging/email", "storage/object", "storage", "messaging", "video", "office");
        }

        @Override
        public Words certificates() {
            return words("ISO27001", "C5", "SecNumCloud");
        }

        @Override
        public Words formats() {
            return words("application/mbox");
        }

        @Override
        public Words protocols() {
            return words("S3", "IMAP4rev2", "JMAP", "CalDAV");
        }

        @Override
        public List<Scale> scales() {
            return List.of(
                    new Scale("ipc-baseline-1", List.of("IPC-1", "IPC-2", "IPC-3")),
                    new Scale("eu-csf-1.2.1", List.of("SEAL-1", "SEAL-2", "SEAL-3", "SEAL-4")),
                    new Scale("eu-csf-1.2.1/SOV-1", List.of("SEAL-1", "SEAL-2", "SEAL-3", "SEAL-4")));
        }
    };

    private static SearchVocabulary.Words words(String... all) {
        return new SearchVocabulary.Words() {
            @Override
            public Optional<String> canonical(String word) {
                return all().stream()
                        .filter(w -> w.equals(word.toLowerCase(Locale.ROOT)))
                        .findFirst();
            }

            @Override
            public List<String> all() {
                return List.of(all);
            }
        };
    }

    static SearchPage page(String name, String description) {
        return new SearchPage(
                41,
                7,
                List.of(
                        item(
                                "https://nordpost.example/mail",
                                name,
                                description,
                                "Nordpost",
                                "DK",
                                List.of("messaging/email"),
                                "IPC-2",
                                "SEAL-2"),
                        item(
                                "https://lagerhaus.example/s3",
                                "Lagerhaus Object Storage",
                                "S3-compatible object storage in two sites near Graz and Linz, replicated, with keys in your own hardware module.",
                                "Lagerhaus Speicher GmbH",
                                "AT",
                                List.of("storage/object"),
                                "IPC-3",
                                "SEAL-3"),
                        item(
                                "https://bureau.example/suite",
                                "Bureau Ouvert",
                                "Suite bureautique en ligne : textes, tableaux, présentations, en formats ouverts.",
                                "Coopérative Bureau Ouvert",
                                "FR",
                                List.of("office"),
                                "IPC-1",
                                "none")),
                Map.of(
                        "kind",
                        List.of(
                                value("messaging", 14),
                                value("messaging/email", 9),
                                value("storage", 12),
                                value("storage/object", 8),
                                value("office", 6),
                                value("video", 5),
                                value("hosting", 4),
                                value("hosting/web", 4)),
                        "country",
                        List.of(value("DE", 14), value("FR", 11), value("AT", 7), value("DK", 4)),
                        "protocol",
                        List.of(value("S3", 8), value("IMAP4rev2", 7), value("JMAP", 3))),
                "eyJjIjoxfQ",
                812);
    }

    private static SearchPage.FacetValue value(String value, long count) {
        return new SearchPage.FacetValue(value, null, count);
    }

    private static SearchPage.Item item(
            String iri,
            String name,
            String about,
            String provider,
            String country,
            List<String> kinds,
            String ipc,
            String seal) {
        OfferingSummary summary = new OfferingSummary(
                Key.of(iri).value(),
                iri,
                name,
                about,
                kinds.get(0),
                kinds,
                "active",
                null,
                new ParticipantRef(Key.of(iri + "/p").value(), iri + "/p", provider, country),
                List.of(country),
                Map.of("ipc-baseline-1", ipc, "eu-csf-1.2.1", seal),
                Map.of(),
                null,
                NOON,
                Map.of());
        return new SearchPage.Item(Key.of(iri), iri, Json.write(summary), null);
    }

    static OfferingDetail offering(String name, String description) {
        String iri = "https://nordpost.example/mail";
        return new OfferingDetail(
                Key.of(iri).value(),
                iri,
                name,
                description,
                "messaging",
                List.of("messaging/email"),
                "active",
                NOON.plusSeconds(31_536_000),
                new ParticipantRef(Key.of("p").value(), "https://nordpost.example/", "Nordpost", "DK"),
                List.of("DK", "SE"),
                Map.of("ipc-baseline-1", "IPC-2"),
                Map.of(),
                null,
                List.of(
                        new OfferingDetail.Fact(iri, "ctl:ownDomain", "Own domain", true, DIGEST),
                        new OfferingDetail.Fact(iri, "ctl:protocol", "Protocol", "IMAP4rev2", DIGEST),
                        new OfferingDetail.Fact(
                                iri,
                                "ctl:export",
                                "Export",
                                Map.of("category", "mail", "format", "application/mbox"),
                                DIGEST),
                        new OfferingDetail.Fact(iri, "gx:terms", "Terms", "https://nordpost.example/terms", DIGEST),
                        new OfferingDetail.Fact(iri, "gx:evil", null, "javascript:alert(1)", "not-a-digest")),
                List.of(
                        new OfferingDetail.Site(
                                "https://nordpost.example/dc1", "Aarhus 1", "DK", List.of("processing", "storage")),
                        new OfferingDetail.Site(null, null, "SE", List.of("backup"))),
                List.of(new OfferingDetail.Source(
                        DIGEST,
                        null,
                        "did:web:nordpost.example",
                        List.of("https://w3id.org/gaia-x/development#ServiceOffering"),
                        "active")),
                List.of(),
                NOON,
                Map.of());
    }

    static Map<String, AssessmentReport> reports() {
        Map<String, Object> template = Map.of("@context", "https://w3id.org/cartulary/v1", "exportBy", "both");
        CriterionReport.SourceClause clause = new CriterionReport.SourceClause("ipc-baseline", "1", null);
        List<CriterionReport> criteria = List.of(
                criterion(
                        "IPC-I1",
                        "At least one open protocol",
                        "interoperability",
                        Verdict.MET,
                        "IMAP4rev2 and JMAP are declared, both with an open specification.",
                        null,
                        null,
                        clause),
                criterion(
                        "IPC-P1",
                        "Data can be taken along without a special tool",
                        "portability",
                        Verdict.PARTLY_MET,
                        "Mail and calendar can be exported; filters cannot.",
                        "Declare how filters are exported (application/sieve).",
                        template,
                        clause),
                criterion(
                        "IPC-C4",
                        "Nobody but the customer can read the content",
                        "confidentiality",
                        Verdict.NOT_DECLARED,
                        "Nothing is said about end-to-end encryption.",
                        "State endToEnd and who holds the keys.",
                        template,
                        clause),
                criterion(
                        "IPC-C5",
                        "No advertising from content",
                        "confidentiality",
                        Verdict.NOT_MET,
                        "Content processing includes indexing for a third party.",
                        "Stop it, or move to another processor.",
                        null,
                        clause));
        LevelDetails level =
                new LevelDetails("IPC-1", "IPC-2", "none", "IPC-2", true, "11/12", Map.of(), null, Map.of());
        GapReport gap = new GapReport(
                "IPC-2",
                Effort.CHANGE_ARCHITECTURE,
                List.of(
                        new GapReport.GapStep(
                                "IPC-P1",
                                "Data can be taken along without a special tool",
                                2,
                                "all",
                                Grade.DECLARED,
                                List.of(),
                                "Declare how filters are exported (application/sieve).",
                                Effort.DECLARE,
                                template),
                        new GapReport.GapStep(
                                "IPC-C5",
                                "No advertising from content",
                                2,
                                "none",
                                Grade.DECLARED,
                                List.of(new CriterionReport.NodeReport(
                                        "https://indexer.example/", "entity", null, true, List.of())),
                                "Stop it, or move to another processor.",
                                Effort.CHANGE_ARCHITECTURE,
                                null)));
        return Map.of(
                "ipc-baseline-1",
                new AssessmentReport(
                        "ipc-baseline-1",
                        "Openness, portability, confidentiality: baseline",
                        "1.0.0",
                        "2026",
                        "https://nordpost.example/mail",
                        NOON,
                        "en",
                        level,
                        Map.of(),
                        criteria,
                        List.of(gap),
                        null,
                        true,
                        List.of()));
    }

    private static CriterionReport criterion(
            String id,
            String title,
            String pillar,
            Verdict verdict,
            String why,
            String advice,
            Map<String, Object> template,
            CriterionReport.SourceClause clause) {
        return new CriterionReport(
                id,
                title,
                pillar,
                pillar,
                verdict,
                Grade.DECLARED,
                1,
                2,
                "rung",
                null,
                null,
                null,
                true,
                List.of(new CriterionReport.FactReport(
                        "https://nordpost.example/mail", "ctl:protocol", "IMAP4rev2", DIGEST, Grade.DECLARED)),
                null,
                List.of(),
                why,
                advice,
                advice == null ? null : Effort.DECLARE,
                template,
                List.of(new CriterionReport.RelatedCriterion("eu-csf-1.2.1", "SOV-4.2")),
                List.of(),
                clause);
    }
}
