package eu.cartulary.catalog.http;

import eu.cartulary.catalog.feed.LiveResult;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.projection.Past;
import eu.cartulary.catalog.query.Details;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.search.OfferingStream;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.StoredOffering;
import eu.cartulary.json.Json;
import eu.cartulary.report.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /offerings} as a page, as a stream of all matches, as a table and as a live result; one offering. */
public final class OfferingsResource implements Resource {
    private final Offerings offerings;
    private final Details details;
    private final Asking asking;
    private final Blocking blocking;
    private final Addresses addresses;
    private final HttpSettings settings;
    private final Mementos mementos;

    /** Asks these. */
    public OfferingsResource(
            Offerings offerings,
            Details details,
            Supplier<Past> past,
            Asking asking,
            Blocking blocking,
            Addresses addresses,
            HttpSettings settings) {
        this.offerings = offerings;
        this.details = details;
        this.addresses = addresses;
        this.asking = asking;
        this.blocking = blocking;
        this.settings = settings;
        this.mementos = new Mementos(past);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/offerings", this::page, MediaTypes.JSON),
                Route.get("/offerings", this::all, MediaTypes.NDJSON),
                Route.get("/offerings", this::table, MediaTypes.CSV),
                Route.get("/offerings", this::dcat, MediaTypes.TURTLE, MediaTypes.JSON_LD),
                Route.get("/offerings", this::live, MediaTypes.EVENTS),
                Route.get("/offerings/{key}", this::one, MediaTypes.JSON),
                Route.get("/offerings/{key}", this::oneAsDcat, MediaTypes.TURTLE, MediaTypes.JSON_LD),
                Route.get("/offerings/{key}", this::oneAsSchemaOrg, MediaTypes.SCHEMA_ORG));
    }

    private Mono<ServerResponse> page(ServerRequest request) {
        return asking.forOfferings(request).then(question(request)).flatMap(question -> blocking.call(
                        Bulkhead.SEARCH, c -> offerings.search(question))
                .flatMap(Refused::unwrap)
                .flatMap(page -> answer(request, page, question.proof())));
    }

    private Mono<ServerResponse> dcat(ServerRequest request) {
        MediaType type = Call.chosen(request, MediaTypes.TURTLE);
        return asking.forOfferings(request).then(question(request)).flatMap(question -> blocking.call(
                        Bulkhead.SEARCH, c -> offerings.search(question.withoutFacets()))
                .flatMap(Refused::unwrap)
                .flatMap(page -> blocking.call(
                                Bulkhead.READ,
                                c -> Rdf.write(
                                        DcatCatalog.of(page, addresses).getGraph(), addresses.of("/#catalog"), type))
                        .flatMap(rdf -> {
                            Asking.knowing(request, page.applied());
                            if (page.next() != null) {
                                Asking.link(request, Asking.with(request, "cursor", page.next()), "next");
                            }
                            return Reply.bytes(request, type, rdf);
                        })));
    }

    private static Mono<ServerResponse> answer(ServerRequest request, SearchPage page, Grade proof) {
        Asking.knowing(request, page.applied());
        String next = page.next() == null ? null : Asking.with(request, "cursor", page.next());
        if (next != null) {
            Asking.link(request, next, "next");
        }
        return Reply.bytes(request, MediaTypes.JSON, OfferingJson.page(page, proof, next));
    }

    private Mono<SearchQuestion> question(ServerRequest request) {
        return Mono.defer(() -> Refused.unwrap(offerings.question(Asking.parameters(request))));
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        return stream(request).flatMap(items -> Streaming.ok(MediaTypes.NDJSON, items.map(OfferingJson::lines)));
    }

    private Mono<ServerResponse> table(ServerRequest request) {
        return stream(request).flatMap(items -> {
            request.exchange()
                    .getResponse()
                    .getHeaders()
                    .set("Content-Disposition", "attachment; filename=\"offerings.csv\"");
            return Streaming.ok(
                    MediaTypes.CSV_UTF8, Flux.just(OfferingTable.head()).concatWith(items.map(OfferingTable::rows)));
        });
    }

    /** All matches in batches; no more than {@code limit}, if the client gives one. */
    private Mono<Flux<List<SearchPage.Item>>> stream(ServerRequest request) {
        boolean limited = request.queryParam("limit").isPresent();
        return asking.forOfferings(request).then(question(request)).flatMap(question -> {
            if (Streaming.isHead(request)) {
                Asking.knowing(request, offerings.applied());
                return Mono.just(Flux.empty());
            }
            return blocking.call(Bulkhead.STREAM, c -> offerings.stream(question))
                    .flatMap(Refused::unwrap)
                    .doOnNext(found -> Asking.knowing(request, found.applied()))
                    .map(found -> limited
                            ? drain(found)
                                    .concatMapIterable(batch -> batch, 1)
                                    .take(question.limit())
                                    .buffer(64)
                            : drain(found));
        });
    }

    private Flux<List<SearchPage.Item>> drain(OfferingStream found) {
        return drain(blocking, found);
    }

    /** Batches of matches as they are asked for. */
    static Flux<List<SearchPage.Item>> drain(Blocking blocking, OfferingStream found) {
        return Streaming.drain(blocking, Bulkhead.STREAM, Streaming.source(found::next, found::close));
    }

    private Mono<ServerResponse> live(ServerRequest request) {
        return asking.forOfferings(request)
                .then(question(request))
                .flatMap(question -> followed(request, question))
                .flatMap(events -> Streaming.ok(MediaTypes.EVENTS, events));
    }

    private Mono<Flux<byte[]>> followed(ServerRequest request, SearchQuestion question) {
        if (Streaming.isHead(request)) {
            Asking.knowing(request, offerings.applied());
            return Mono.just(Flux.empty());
        }
        return blocking.call(Bulkhead.STREAM, c -> offerings.follow(question))
                .flatMap(Refused::unwrap)
                .doOnNext(result -> Asking.knowing(request, result.applied()))
                .map(this::events);
    }

    private Flux<byte[]> events(LiveResult result) {
        Flux<byte[]> changes = Streaming.follow(
                        blocking, Bulkhead.STREAM, Streaming.source(result::next, result::close), result::whenMore)
                .concatMapIterable(batch -> batch, 1)
                .map(update -> Streaming.event(
                        String.valueOf(update.applied()), update.change().word(), OfferingJson.update(update)));
        return Streaming.withHeartbeat(changes, settings.heartbeat());
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        Parameters.only(request, Mementos.AS_OF);
        Optional<Mementos.Wanted> wanted = mementos.wanted(request);
        return wanted.isEmpty() ? present(request) : past(request, wanted.get());
    }

    private Mono<ServerResponse> past(ServerRequest request, Mementos.Wanted wanted) {
        Key key = AssessmentsResource.offering(request);
        return asking.forOfferings(request)
                .then(blocking.call(Bulkhead.READ, c -> {
                    StoredOffering found =
                            offerings.one(key).orElseThrow(() -> AssessmentsResource.unknown(key.value()));
                    Asking.knowing(request, found.applied());
                    return mementos.find(found, wanted);
                }))
                .flatMap(memento -> {
                    Mementos.tell(request, memento);
                    return Reply.bytes(request, MediaTypes.JSON, memento.detail());
                });
    }

    private Mono<ServerResponse> present(ServerRequest request) {
        Reply.inLanguage(request);
        return detail(request).flatMap(found -> Reply.bytes(request, MediaTypes.JSON, found.json()));
    }

    private Mono<ServerResponse> oneAsSchemaOrg(ServerRequest request) {
        Parameters.only(request);
        return detail(request).flatMap(found -> {
            Asking.link(request, "https://schema.org/", "profile");
            return Reply.bytes(request, MediaTypes.SCHEMA_ORG, Json.write(SchemaOrg.service(found.read(), addresses)));
        });
    }

    private Mono<Details.Detail> detail(ServerRequest request) {
        Key key = AssessmentsResource.offering(request);
        return asking.forOfferings(request)
                .then(blocking.call(Bulkhead.READ, c -> details.offering(key, Call.language(request))
                        .orElseThrow(() -> AssessmentsResource.unknown(key.value()))))
                .doOnNext(found -> linked(request, found.applied()));
    }

    private static void linked(ServerRequest request, long applied) {
        Asking.knowing(request, applied);
        Asking.link(request, request.path() + "/assessments", "describedby");
        Asking.link(request, request.path() + "/history", "version-history");
    }

    private Mono<ServerResponse> oneAsDcat(ServerRequest request) {
        Parameters.only(request);
        MediaType type = Call.chosen(request, MediaTypes.TURTLE);
        Key key = AssessmentsResource.offering(request);
        return asking.forOfferings(request)
                .then(blocking.call(Bulkhead.READ, c -> page(key)))
                .flatMap(page -> {
                    linked(request, page.applied());
                    return blocking.call(
                                    Bulkhead.READ,
                                    c -> Rdf.write(
                                            DcatCatalog.of(page, addresses).getGraph(),
                                            addresses.of("/#catalog"),
                                            type))
                            .flatMap(rdf -> Reply.bytes(request, type, rdf));
                });
    }

    private SearchPage page(Key key) {
        StoredOffering found = offerings.one(key).orElseThrow(() -> AssessmentsResource.unknown(key.value()));
        SearchPage.Item item = new SearchPage.Item(key, found.iri(), found.item(), null);
        return new SearchPage(1, 0, List.of(item), Map.of(), null, found.applied());
    }
}
