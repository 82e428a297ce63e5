package eu.cartulary.catalog.demo;

import static eu.cartulary.catalog.demo.ExampleTexts.subject;

import eu.cartulary.catalog.demo.Federation.Certificate;
import eu.cartulary.catalog.demo.Federation.Company;
import eu.cartulary.catalog.demo.Federation.Holding;
import eu.cartulary.catalog.demo.Federation.Service;
import eu.cartulary.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The unsigned credentials of the demo. */
final class Descriptions {
    private static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    private static final String CARTULARY = "https://w3id.org/cartulary/v1";

    private Descriptions() {}

    /** Who a company is, who owns it, and where its machines stand. */
    static List<ObjectNode> company(Company company, Sovereignty facts) {
        List<ObjectNode> example = ExampleTexts.of("compute/vm", company);
        ObjectNode ownership = subject(example.get(1));
        if (company.owner().isEmpty()) {
            ownership.remove("ownership");
            ownership.remove("complete");
        } else {
            ObjectNode owner = (ObjectNode) ownership.path("ownership").path(0);
            owner.put("country", company.ownerCountry());
            owner.put("partyName", company.owner());
            String host = company.ownerHost();
            owner.put("owner", "https://" + (host == null ? company.host() + "/owner" : host + "/company"));
            facts.addToCompany(ownership, company);
        }
        List<ObjectNode> all = new ArrayList<>(example.subList(0, 3));
        all.add(termsAccepted(subject(example.get(0)).path("id").asString()));
        all.add(site(subject(example.get(2)).path("id").asString(), facts.ofSite(company)));
        return all;
    }

    /** That a company has accepted the terms of Gaia-X, which are named by their hash. */
    private static ObjectNode termsAccepted(String company) {
        ObjectNode credential = credential("gx:Issuer");
        credential.putArray("@context").add(CREDENTIALS).add("https://w3id.org/gaia-x/development#");
        credential
                .putObject("credentialSubject")
                .put("id", company)
                .put("type", "gx:Issuer")
                .put("gx:gaiaxTermsAndConditions", "4bd7554097444c960292b4726c2efa1373485e8a5565d94d41195214c5e0ceb3");
        return credential;
    }

    /** What is said of a data centre. */
    private static ObjectNode site(String iri, ObjectNode facts) {
        ObjectNode credential = credential("SiteProfile");
        credential
                .putObject("credentialSubject")
                .put("id", iri + "-profile")
                .put("type", "SiteProfile")
                .put("describes", iri)
                .setAll(facts);
        return credential;
    }

    private static ObjectNode credential(String type) {
        ObjectNode credential = Json.mapper().createObjectNode();
        credential.putArray("@context").add(CREDENTIALS).add(CARTULARY);
        credential.putArray("type").add("VerifiableCredential").add(type);
        return credential;
    }

    /** An owner that publishes about itself. */
    static List<ObjectNode> holding(Holding holding) {
        Company asCompany = new Company(
                holding.name(), holding.host(), holding.country(), "Lyon", 0, 0, "", null, "", holding.vat());
        List<ObjectNode> example = ExampleTexts.of("compute/vm", asCompany);
        // Outside the EU there is no number of VIES.
        subject(example.get(0))
                .putObject("gx:registrationNumber")
                .put("type", "gx:TaxID")
                .put("https://schema.org/taxID", holding.vat());
        return example.subList(0, 1);
    }

    /** An offering and its profile, as good as its standing. */
    static List<ObjectNode> service(Service service, Company company, Sovereignty facts) {
        List<ObjectNode> example = ExampleTexts.of(service.kind(), company);
        ObjectNode offering = subject(example.get(3));
        offering.put("id", service.iri());
        offering.put("name", service.name());
        ObjectNode profile = subject(example.get(4));
        profile.put("id", service.iri() + "-profile");
        profile.put("describes", service.iri());
        Standing.of(service.standing()).shape(offering, profile, company, facts);
        if (service.suppliedBy() != null) {
            suppliedBy(profile, service.suppliedBy());
        }
        return example.subList(3, 5);
    }

    private static void suppliedBy(ObjectNode profile, String supplier) {
        ArrayNode blocks = profile.putArray("suppliedBy");
        for (String block : List.of("compute", "storage", "network", "facilities")) {
            blocks.addObject()
                    .put("type", "BlockSupply")
                    .put("block", block)
                    .putObject("offering")
                    .put("id", supplier);
        }
    }

    /** What an attester confirms. */
    static ObjectNode certificate(Certificate certificate, Instant from, Instant until) {
        ObjectNode credential = credential("Certificate");
        credential.put("validFrom", from.toString());
        credential.put("validUntil", until.toString());
        String name = certificate.of().substring(certificate.of().lastIndexOf('/') + 1);
        ObjectNode subject = credential.putObject("credentialSubject");
        subject.put(
                "id",
                "https://" + certificate.by() + "/certificates/" + name + "-"
                        + certificate.scheme().toLowerCase(Locale.ROOT));
        subject.put("type", "Certificate");
        subject.put("certifies", certificate.of());
        subject.put("scheme", certificate.scheme());
        if (certificate.level() != null) {
            subject.put("level", certificate.level());
        }
        subject.put("validUntil", until.toString().substring(0, 10));
        return credential;
    }
}
