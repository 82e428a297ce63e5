package eu.cartulary.client.spring;

import eu.cartulary.client.CallObserver;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Every call as an observation {@code cartulary.client.call} with the operation and the outcome: a timer where there are metrics,
 * a span whose context travels to the catalog where there is tracing.
 */
final class ObservedCalls implements CallObserver {
    static final String NAME = "cartulary.client.call";

    private final ObservationRegistry registry;

    ObservedCalls(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Watch begin(String operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        RequestReplySenderContext<Map<String, String>, Ended> context = new RequestReplySenderContext<>(
                (carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value));
        context.setCarrier(headers);
        context.setRemoteServiceName("cartulary");
        Observation observation = Observation.createNotStarted(NAME, () -> context, registry)
                .contextualName("catalog " + operation)
                .lowCardinalityKeyValue("operation", operation)
                .start();
        return new Observed(observation, context, Map.copyOf(headers));
    }

    private record Observed(
            Observation observation,
            RequestReplySenderContext<Map<String, String>, Ended> context,
            Map<String, String> headers)
            implements Watch {

        @Override
        public void ended(Ended call) {
            context.setResponse(call);
            String status =
                    call.status().isPresent() ? Integer.toString(call.status().getAsInt()) : "none";
            observation
                    .lowCardinalityKeyValue(KeyValue.of("status", status))
                    .highCardinalityKeyValue("attempts", Integer.toString(call.attempts()))
                    .stop();
        }
    }
}
