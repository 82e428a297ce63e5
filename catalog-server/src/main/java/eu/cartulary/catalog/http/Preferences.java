package eu.cartulary.catalog.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a client would like ({@code Prefer}); what was honoured goes into {@code Preference-Applied}.
 *
 * @param async does not wait for the views
 * @param minimal wants no body
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240">RFC 7240</a>
 */
record Preferences(boolean async, boolean minimal) {

    static Preferences of(ServerRequest request) {
        List<String> tokens = new ArrayList<>();
        for (String field : request.headers().header("Prefer")) {
            for (String token : field.split(",", 20)) {
                tokens.add(token.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new Preferences(tokens.contains("respond-async"), tokens.contains("return=minimal"));
    }

    /** The value of {@code Preference-Applied}; empty when nothing was asked. */
    String applied() {
        List<String> honoured = new ArrayList<>();
        if (async) {
            honoured.add("respond-async");
        }
        if (minimal) {
            honoured.add("return=minimal");
        }
        return String.join(", ", honoured);
    }
}
