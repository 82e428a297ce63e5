package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.demo.Federation.Company;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.vocabulary.CodeLists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The facts behind sovereignty levels that the examples leave out: control, operation, supply chain, leaving, sites. They
 * stand in {@code sovereignty.yaml}.
 */
final class Sovereignty {
    private static final String FILE = "/eu/cartulary/catalog/demo/sovereignty.yaml";

    private final LocalDate today;
    private final JsonNode fragments = read();

    /** As told on this day: documents hold for a year from then on. */
    Sovereignty(LocalDate today) {
        this.today = today;
    }

    /** Adds to the profile of a service that says everything. */
    void addToService(ObjectNode profile, Company company) {
        lay(filled(fragments.path("service"), company), profile);
    }

    /** Adds to such an offering what Gaia-X has words for. */
    void addToOffering(ObjectNode offering, Company company) {
        lay(filled(fragments.path("offering"), company), offering);
    }

    /** Adds to the profile of a company with a known owner. */
    void addToCompany(ObjectNode profile, Company company) {
        String fragment = inEea(company.ownerCountry()) ? "company" : "companyUnderForeignRoof";
        lay(filled(fragments.path(fragment), company), profile);
    }

    /** The facts about a company's data centre. */
    ObjectNode ofSite(Company company) {
        JsonNode sites = fragments.path("sites");
        JsonNode site = sites.path(company.city());
        return filled(site.isMissingNode() ? sites.path("elsewhere") : site, company);
    }

    /** Takes away what was said of one technical block. */
    static void forgetBlock(ObjectNode profile, String block) {
        for (String property : List.of("party", "layer")) {
            if (profile.path(property) instanceof ArrayNode nodes) {
                nodes.forEach(node -> without((ObjectNode) node, block));
                nodes.removeIf(node ->
                        node.path("block").isArray() && node.path("block").isEmpty());
            }
        }
        without(profile, block);
    }

    private static void without(ObjectNode node, String block) {
        if (node.path("block") instanceof ArrayNode blocks) {
            blocks.removeIf(each -> block.equals(each.asString()));
        }
    }

    /** Merges as the head of the data file says. */
    private static void lay(ObjectNode fragment, ObjectNode over) {
        fragment.properties().forEach(entry -> {
            JsonNode there = over.path(entry.getKey());
            JsonNode value = entry.getValue();
            if (there instanceof ArrayNode entries && value instanceof ObjectNode each) {
                entries.forEach(one -> lay(each, (ObjectNode) one));
            } else if (there instanceof ArrayNode list && value instanceof ArrayNode more) {
                list.addAll(more);
            } else if (there instanceof ObjectNode node && value instanceof ObjectNode more) {
                lay(more, node);
            } else {
                over.set(entry.getKey(), value.deepCopy());
            }
        });
    }

    private ObjectNode filled(JsonNode fragment, Company company) {
        String text = Json.mapper()
                .writeValueAsString(fragment)
                .replace("{country}", company.country())
                .replace("{ownerCountry}", company.ownerCountry())
                .replace("{host}", company.host())
                .replace("{owner}", company.owner().isEmpty() ? company.name() : company.owner())
                .replace("{today}", today.toString())
                .replace("{inAYear}", today.plusYears(1).toString());
        return (ObjectNode) Json.mapper().readTree(text);
    }

    private static boolean inEea(String country) {
        return CodeLists.bundled().concepts("country-groups").stream()
                .anyMatch(group ->
                        group.iri().endsWith("/EEA") && group.countries().contains(country));
    }

    private static JsonNode read() {
        try (InputStream in = Sovereignty.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the facts of the demo are missing from this build");
            }
            return YAMLMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the facts of the demo", e);
        }
    }
}
