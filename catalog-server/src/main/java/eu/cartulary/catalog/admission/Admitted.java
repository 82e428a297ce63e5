package eu.cartulary.catalog.admission;

import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.report.Violation;
import java.util.List;

/**
 * The credentials of one envelope, good enough to keep.
 *
 * @param claims of each credential, in the order of the envelope
 * @param warnings of the shapes, in the language of the request
 */
public record Admitted(List<Claims> claims, List<Violation> warnings) {
    public Admitted {
        claims = List.copyOf(claims);
        warnings = List.copyOf(warnings);
    }
}
