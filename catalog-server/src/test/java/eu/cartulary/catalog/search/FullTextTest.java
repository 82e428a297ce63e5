package eu.cartulary.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, and what it finds, written out: stems, beginnings and one slip of the finger, in three languages. */
@DisplayName("Full text")
class FullTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {2} in {1} is found: {3}")
    @CsvSource({
        "en, Encrypted mailboxes for administrations, mailbox, true",
        "en, Encrypted mailboxes for administrations, encrypting, true",
        "en, Encrypted mailboxes for administrations, admin, true",
        "en, Encrypted mailboxes for administrations, mailbxes, true",
        "en, Encrypted mailboxes for administrations, mailbox encrypted, true",
        "en, Encrypted mailboxes for administrations, mailbox video, false",
        "en, Encrypted mailboxes for administrations, mlbxs, false",
        "fr, Hébergement souverain des données chiffrées, hebergements, true",
        "fr, Hébergement souverain des données chiffrées, donnee, true",
        "fr, Hébergement souverain des données chiffrées, chiffré, true",
        "fr, Hébergement souverain des données chiffrées, souvrain, true",
        "fr, Hébergement souverain des données chiffrées, heberg, true",
        "fr, Hébergement souverain des données chiffrées, messagerie, false",
        "de, Verschlüsselte Postfächer für Behörden, postfach, true",
        "de, Verschlüsselte Postfächer für Behörden, verschlüsselt, true",
        "de, Verschlüsselte Postfächer für Behörden, behörd, true",
        "de, Verschlüsselte Postfächer für Behörden, Behröden, true",
        "de, Verschlüsselte Postfächer für Behörden, POSTFÄCHER, true",
        "de, Verschlüsselte Postfächer für Behörden, speicher, false",
        "en, Storage with backups, storage for the backups, true",
        "fr, Stockage chiffré, même à vous stockage, true",
        "fr, Stockage chiffré, stockage à même, true",
        "de, Speicher Daten, Speicher für Daten, true",
        "de, Speicher Daten, Daten während über Speicher, true",
        "de, Speicher Daten, Speicher für Video, false",
        "en, Anything, Nordlicht, true",
        "en, Anything, keywrod, true",
        "en, Anything, IMAP4rev2, true"
    })
    void finds(String language, String name, String asked, boolean found) throws Exception {
        TestVocabulary vocabulary = new TestVocabulary();
        try (OfferingIndex index = OfferingIndex.open(folder, vocabulary, SearchSettings.DEFAULT, Clock.systemUTC())) {
            OfferingDocument o = GeneratedOfferings.of(1, 1).get(0);
            index.apply(List.of(named(o, name, language)), List.of(), 0);
            Outcome<SearchPage> page = index.search(SearchFixtures.question("q=" + asked));
            assertThat(((Outcome.Done<SearchPage>) page).value().total()).isEqualTo(found ? 1 : 0);
        }
    }

    private static OfferingDocument named(OfferingDocument o, String name, String language) {
        return new OfferingDocument(
                o.iri(),
                new OfferingDocument.Display(
                        List.of(new OfferingDocument.Wording(name, language)), List.of(), List.of("keyword")),
                List.of("messaging/email"),
                OfferingStatus.ACTIVE,
                null,
                o.published(),
                new OfferingDocument.Provider("https://nordlicht.example/", "Nordlicht AG", "DE"),
                o.places(),
                o.exposure(),
                new OfferingDocument.Facts(Set.of(), Set.of("IMAP4rev2"), Set.of(), Set.of()),
                o.standings(),
                false,
                List.of(),
                o.item(),
                o.detail());
    }
}
