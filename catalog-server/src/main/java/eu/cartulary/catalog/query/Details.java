package eu.cartulary.catalog.query;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.projection.BuyerViews;
import eu.cartulary.catalog.search.StoredOffering;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.wire.OfferingDetail;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One offering with all that is stated of it. A call blocks for a look into the index and a short walk over claims. */
public final class Details {
    private static final byte[] FACTS = ",\"facts\":".getBytes(StandardCharsets.UTF_8);

    private final Supplier<BuyerViews> views;
    private final StatedFacts facts;

    public Details(Supplier<BuyerViews> views, BaseShapes shapes) {
        this.views = views;
        this.facts = new StatedFacts(shapes);
    }

    /**
     * An offering.
     *
     * @param json the members of {@link OfferingDetail}
     * @param applied last journal index the answer knows of
     */
    public record Detail(byte[] json, long applied) {
        /** As a record. */
        public OfferingDetail read() {
            try {
                return Json.read(json, OfferingDetail.class);
            } catch (Json.MalformedJsonException e) {
                throw new UncheckedIOException("the index keeps something else than an offering", e);
            }
        }
    }

    /** The offering of this key; empty where there is none. */
    public Optional<Detail> offering(Key key, Language language) {
        BuyerViews live = views.get();
        return live.index().byKey(key).map(stored -> new Detail(with(stored, live, language), stored.applied()));
    }

    private byte[] with(StoredOffering stored, BuyerViews live, Language language) {
        List<OfferingDetail.Fact> stated = facts.of(live.near(stored.iri()), language);
        ByteArrayOutputStream out = new ByteArrayOutputStream(stored.detail().length + 16_384);
        out.write(stored.detail(), 0, stored.detail().length - 1);
        out.writeBytes(FACTS);
        out.writeBytes(Json.write(stated));
        out.write('}');
        return out.toByteArray();
    }

    StatedFacts facts() {
        return facts;
    }
}
