package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens in {@code data:} addresses (VC Data Model 2.0, section 4.13). The comma is right; the semicolon stands in examples of
 * Gaia-X, so both are read.
 */
final class DataUrls {
    private static final Pattern TOKEN =
            Pattern.compile("data:application/(v[cp](?:\\+ld)?(?:\\+json)?\\+jwt)([,;])([A-Za-z0-9_.-]+)");

    private DataUrls() {}

    static Sealed token(ObjectNode enveloped, String pointer) throws MalformedException {
        String id = Members.text(enveloped, "id");
        Matcher matcher = TOKEN.matcher(id == null ? "" : id);
        if (!matcher.matches()) {
            throw new MalformedException(Finding.violation("data-url-unreadable", pointer + "/id", id));
        }
        Sealed inside = Tokens.read(matcher.group(3));
        List<Finding> findings = new ArrayList<>(inside.findings());
        if (matcher.group(2).equals(";")) {
            findings.add(Finding.warning("data-url-semicolon", null, null));
        }
        if (!matcher.group(1).endsWith("c+jwt") && !matcher.group(1).endsWith("p+jwt")) {
            findings.add(Finding.info("data-url-media-type", null, "application/" + matcher.group(1)));
        }
        return new Sealed(
                inside.digest(),
                inside.issuer(),
                inside.securing(),
                inside.token(),
                inside.claims(),
                inside.document(),
                inside.documentBytes(),
                findings);
    }
}
