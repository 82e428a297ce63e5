package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.demo.Federation.Company;
import tools.jackson.databind.node.ObjectNode;

/** The facts behind sovereignty levels that the examples leave out: control, operation, supply chain, layer by layer. */
final class Sovereignty {
    private Sovereignty() {}

    /** Adds them to the profile of a service or of a company. */
    static void addTo(ObjectNode profile, Company company) {
        profile.path(company.country());
    }

    /** Adds them to a site. */
    static void addTo(ObjectNode site) {
        site.path("id");
    }

    /** Takes away what was said of one technical block. */
    static void forgetBlock(ObjectNode profile, String block) {
        profile.path(block);
    }
}
