package eu.cartulary.catalog.outbound;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class StaticOutboundTest extends OutboundContract {
    @Override
    Outbound serving(byte[] body) {
        return new StaticOutbound(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .put(URI.create("https://a.example/there"), body, "application/json");
    }
}
