package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.catalog.publish.Submission.Until;
import eu.cartulary.catalog.publish.Submission.Wanted;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.report.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishedTest {

    @Test
    void who_wants_digests_alone_gets_those_of_the_receipt_and_no_receipt(@TempDir Path data) throws Exception {
        try (OpenCatalog open = new OpenCatalog(data).open()) {
            Provider provider = new Provider("digests.example", Algorithm.ES256)
                    .on(open.shelf)
                    .at(open.clock);
            open.trust(provider.did(), Role.ISSUER);
            Envelope envelope = provider.presentation("office");

            Published first = publish(open, envelope, Wanted.DIGESTS);
            Published known = publish(open, envelope, Wanted.DIGESTS);
            Published told = publish(open, envelope, Wanted.RECEIPT);

            assertThat(first.news()).isEqualTo(Published.News.NEW);
            assertThat(known.news()).isEqualTo(Published.News.KNOWN);
            assertThat(first.written()).isEmpty();
            assertThat(known.written()).isEmpty();
            assertThat(told.receipt().credentials()).hasSizeGreaterThan(1);
            assertThat(first.digests()).isEqualTo(told.digests()).isEqualTo(known.digests());
            assertThat(first.index())
                    .isEqualTo(told.receipt().journal().index())
                    .isEqualTo(known.index());
        }
    }

    private static Published publish(OpenCatalog open, Envelope envelope, Wanted wanted) {
        Submission submission =
                new Submission(envelope.mediaType(), envelope.bytes(), Language.EN, Until.DURABLE, wanted);
        Outcome<Published> outcome =
                open.catalog.publisher().publish(submission).join();
        return ((Outcome.Done<Published>) outcome).value();
    }
}
