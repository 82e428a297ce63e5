package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator laid into the trust folder and cannot be read stops the start, and says where. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenTrustFolderTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "issuers | did:web:a.example # fine~~b.example | issuers:3: a line begins with a DID, not with b.example",
                "attesters | did:web:*.example/x iso27001 | attesters:1: a line begins with a DID",
                "issuers | did:web:caf\u00e9.example | has bytes that are no UTF-8",
                "anchors/root.pem | -----BEGIN CERTIFICATE-----~bm90aGluZw==~-----END CERTIFICATE----- | has no certificate that can be read",
                "anchors/empty.crt | '' | has no certificate that can be read: the file has none",
            })
    void refuses_the_start_with_file_line_and_reason_before_the_journal_is_touched(
            String file, String content, String complaint, CapturedOutput output) throws IOException {
        // Latin-1, so that one of them is no UTF-8.
        write(file, content.replace('~', '\n').getBytes(StandardCharsets.ISO_8859_1));

        refuses(file + ":", complaint, output);
    }

    @Test
    void refuses_the_start_for_a_file_beyond_a_megabyte(CapturedOutput output) throws IOException {
        write("issuers", "# nobody\n".repeat(120_000).getBytes(StandardCharsets.US_ASCII));

        refuses("issuers: ", "has more than 1048576 bytes", output);
    }

    @Test
    void a_list_with_remarks_and_schemes_is_read_with_its_patterns_and_certificates() throws IOException {
        write("issuers", "\n# ours\ndid:web:*.example # all below\n".getBytes(StandardCharsets.UTF_8));
        write("attesters", "did:web:a.example iso27001, secnumcloud\n".getBytes(StandardCharsets.UTF_8));

        TrustFolder read = TrustFolder.read(folder.resolve("trust"));

        assertThat(read.lines().toString())
                .contains("ISSUER", "did:web:*.example", "ATTESTER", "[iso27001, secnumcloud]");
        assertThat(read.anchors()).isEmpty();
        assertThat(TrustFolder.read(folder.resolve("nothing")).lines()).isEmpty();
    }

    private void write(String file, byte[] content) throws IOException {
        Path there = folder.resolve("trust").resolve(file);
        Files.createDirectories(there.getParent());
        Files.write(there, content);
    }

    private void refuses(String file, String complaint, CapturedOutput output) {
        assertThatThrownBy(() -> RunningCatalog.start(folder).close()).isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("What lies in the folder trust/ cannot be used: ", "trust/" + file, complaint)
                .contains("Mend the file", "Nothing was changed")
                .doesNotContain("\tat eu.cartulary", "BeanCreationException");
        assertThat(folder.resolve("log")).doesNotExist();
    }
}
