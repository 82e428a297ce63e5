package eu.cartulary.catalog.http;

import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantRef;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * A page of offerings as a catalog of DCAT-AP 3. An offering is a {@code dcat:DataService}, which is what harvesters of data
 * portals look for. The profile asks each for an endpoint, and a description of a service need not have one: so the endpoint is
 * the address here where the offering and its signed sources are found.
 *
 * @see <a href="https://semiceu.github.io/DCAT-AP/releases/3.0.0/">DCAT-AP 3</a>
 */
final class DcatCatalog {
    private static final String CTL = "https://w3id.org/cartulary/v1#";
    private static final String COUNTRY = "http://publications.europa.eu/resource/authority/country/";

    private final Model model = ModelFactory.createDefaultModel();
    private final Addresses addresses;

    private DcatCatalog(Addresses addresses) {
        this.addresses = addresses;
        model.setNsPrefix("dcat", DCAT.NS)
                .setNsPrefix("dcterms", DCTerms.NS)
                .setNsPrefix("foaf", FOAF.NS)
                .setNsPrefix("ctl", CTL);
    }

    /** The catalog of the items of a page. */
    static Model of(SearchPage page, Addresses addresses) {
        DcatCatalog writer = new DcatCatalog(addresses);
        Resource catalog = writer.catalog();
        for (SearchPage.Item item : page.items()) {
            writer.offering(catalog, item);
        }
        return writer.model;
    }

    private Resource catalog() {
        Resource publisher = model.createResource(addresses.of("/#publisher"))
                .addProperty(RDF.type, FOAF.Agent)
                .addProperty(FOAF.name, addresses.base().getHost());
        return model.createResource(addresses.of("/#catalog"))
                .addProperty(RDF.type, DCAT.Catalog)
                .addProperty(DCTerms.title, "Cartulary", "en")
                .addProperty(DCTerms.description, "Signed descriptions of cloud services, assessed", "en")
                .addProperty(DCTerms.description, "Descriptions signées de services cloud, évaluées", "fr")
                .addProperty(DCTerms.description, "Unterschriebene Beschreibungen von Clouddiensten, bewertet", "de")
                .addProperty(DCTerms.publisher, publisher)
                .addProperty(
                        FOAF.homepage, model.createResource(addresses.of("/")).addProperty(RDF.type, FOAF.Document));
    }

    private void offering(Resource catalog, SearchPage.Item item) {
        OfferingSummary summary = OfferingTable.read(item);
        if (!isIri(item.iri())) {
            return;
        }
        Resource offering = model.createResource(item.iri())
                .addProperty(RDF.type, DCAT.DataService)
                .addProperty(DCAT.endpointURL, model.createResource(addresses.of("/offerings/" + item.key())))
                .addProperty(DCTerms.title, text(summary.name(), item.iri()))
                .addProperty(DCTerms.description, text(summary.description(), text(summary.name(), item.iri())))
                .addProperty(DCTerms.identifier, item.iri())
                .addProperty(DCAT.landingPage, document("/offerings/" + item.key()));
        summary.kinds().forEach(kind -> offering.addProperty(DCAT.keyword, kind));
        summary.countries().forEach(code -> offering.addProperty(DCTerms.spatial, country(code)));
        summary.levels().forEach((rulebook, level) -> offering.addProperty(term("level"), rulebook + ":" + level));
        provider(offering, summary.provider());
        catalog.addProperty(DCAT.service, offering)
                .addProperty(DCAT.record, record(item, offering, summary.published()));
    }

    private void provider(Resource offering, @Nullable ParticipantRef provider) {
        if (provider != null && provider.id() != null && isIri(provider.id())) {
            offering.addProperty(
                    DCTerms.publisher,
                    model.createResource(provider.id())
                            .addProperty(RDF.type, FOAF.Agent)
                            .addProperty(FOAF.name, text(provider.name(), provider.id())));
        }
    }

    private Resource record(SearchPage.Item item, Resource offering, @Nullable Instant published) {
        Resource record = model.createResource(addresses.of("/offerings/" + item.key() + "#record"))
                .addProperty(RDF.type, DCAT.CatalogRecord)
                .addProperty(FOAF.primaryTopic, offering);
        String when = published == null ? null : published.toString();
        if (when != null) {
            record.addProperty(DCTerms.issued, when, XSDDatatype.XSDdateTime)
                    .addProperty(DCTerms.modified, when, XSDDatatype.XSDdateTime);
        }
        return record;
    }

    private Resource document(String path) {
        return model.createResource(addresses.of(path)).addProperty(RDF.type, FOAF.Document);
    }

    /** The Publications Office names countries by three letters. */
    private Resource country(String code) {
        String three;
        try {
            three = Locale.of("", code).getISO3Country();
        } catch (java.util.MissingResourceException unknown) {
            three = code;
        }
        return model.createResource(COUNTRY + three).addProperty(RDF.type, DCTerms.Location);
    }

    private static Property term(String name) {
        return ResourceFactory.createProperty(CTL + name);
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static boolean isIri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
