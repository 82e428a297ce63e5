package eu.cartulary.catalog.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.outbound.Fetched.Found;
import eu.cartulary.catalog.outbound.Fetched.Missed;
import eu.cartulary.catalog.outbound.Fetched.Why;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way out must do; each implementation inherits it. */
abstract class OutboundContract {
    static final Ask ASK = new Ask("application/json", 1_000, Duration.ofMinutes(5));
    static final byte[] BODY = "{\"id\":\"did:web:a.example\"}".getBytes(StandardCharsets.UTF_8);

    /** Makes the body answer at {@code https://a.example/there}. */
    abstract Outbound serving(byte[] body) throws Exception;

    @Test
    @DisplayName("what is there is found, with its media type")
    void found() throws Exception {
        Fetched answer = serving(BODY).get(URI.create("https://a.example/there"), ASK);
        assertThat(answer).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.bytes()).isEqualTo(BODY);
            assertThat(found.mediaType()).isEqualTo("application/json");
        });
    }

    @Test
    @DisplayName("what is not there is missed, not thrown")
    void missing() throws Exception {
        assertThat(serving(BODY).get(URI.create("https://a.example/elsewhere"), ASK))
                .isInstanceOf(Missed.class);
    }

    @Test
    @DisplayName("more bytes than were asked for are refused")
    void too_large() throws Exception {
        missed(serving(new byte[1_001]).get(URI.create("https://a.example/there"), ASK), Why.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/there",
                "file:///etc/passwd",
                "ftp://a.example/",
                "jar:https://a.example/x!/",
                "https:a",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://0/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://a.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://intranet/",
                "https://user@a.example/",
                "https://a.example@127.0.0.1/",
                "https://a.example/#fragment",
                "https://1.2.3.4.5/",
                "https://a.example./there",
                "https:///x"
            })
    @DisplayName("what is not an https address of a public name is refused by its letters")
    void literals(String address) throws Exception {
        missed(serving(BODY).get(URI.create(address), ASK), Why.ADDRESS_REFUSED);
    }

    static void missed(Fetched answer, Why why) {
        assertThat(answer).isInstanceOfSatisfying(Missed.class, missed -> assertThat(missed.why())
                .as(missed.detail())
                .isEqualTo(why));
    }
}
