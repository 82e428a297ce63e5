package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import java.util.List;
import java.util.Map;

/**
 * One rule of admission, as its property shape states it.
 *
 * @param id local name of the shape's IRI, such as {@code ServiceOffering_providedBy_minCount}; never reused for another
 *     meaning
 * @param path the property, compact
 * @param severity what breaking it means
 * @param names what the property is called, in each language
 * @param messages what is wrong, in each language
 * @param advice how to mend it, in each language
 * @param seeAlso where to read more
 */
public record Rule(
        String id,
        String path,
        Severity severity,
        Map<Language, String> names,
        Map<Language, String> messages,
        Map<Language, String> advice,
        List<String> seeAlso) {
    public Rule {
        names = Map.copyOf(names);
        messages = Map.copyOf(messages);
        advice = Map.copyOf(advice);
        seeAlso = List.copyOf(seeAlso);
    }
}
