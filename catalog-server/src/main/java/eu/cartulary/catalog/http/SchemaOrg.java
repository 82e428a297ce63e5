package eu.cartulary.catalog.http;

import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.ParticipantRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offering in the words of schema.org, for search engines: a service, who offers it, and under which certificates. Levels are
 * not in it: schema.org has no word for something that was computed here, and a rating would be taken for an opinion.
 *
 * @see <a href="https://schema.org/Service">schema.org, Service</a>
 */
public final class SchemaOrg {
    private SchemaOrg() {}

    /** The service as JSON-LD. */
    public static Map<String, Object> service(OfferingDetail offering, Addresses addresses) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("@context", "https://schema.org/");
        service.put("@type", "Service");
        service.put("@id", offering.id());
        service.put("identifier", offering.key());
        service.put("url", addresses.of("/offerings/" + offering.key()));
        put(service, "name", offering.name());
        put(service, "description", offering.description());
        service.put("serviceType", offering.kinds());
        put(service, "provider", organization(offering.provider(), addresses));
        if (offering.more().get("certificates") instanceof List<?> schemes && !schemes.isEmpty()) {
            service.put(
                    "hasCertification",
                    schemes.stream()
                            .map(scheme -> Map.of("@type", "Certification", "name", scheme))
                            .toList());
        }
        service.put("offers", offer(offering));
        return service;
    }

    private static Map<String, Object> offer(OfferingDetail offering) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("@type", "Offer");
        offer.put(
                "availability",
                "https://schema.org/" + (offering.status().equals("active") ? "InStock" : "Discontinued"));
        put(
                offer,
                "validThrough",
                offering.endsAt() == null ? null : offering.endsAt().toString());
        return offer;
    }

    private static @Nullable Map<String, Object> organization(@Nullable ParticipantRef provider, Addresses addresses) {
        if (provider == null) {
            return null;
        }
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("@type", "Organization");
        put(organization, "@id", provider.id());
        put(organization, "name", provider.name());
        organization.put("url", addresses.of("/participants/" + provider.key()));
        if (provider.country() != null) {
            organization.put("address", Map.of("@type", "PostalAddress", "addressCountry", provider.country()));
        }
        return organization;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
