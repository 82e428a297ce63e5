package eu.cartulary.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.client.CallObserver;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.report.Language;
import eu.cartulary.testkit.InMemoryCatalog;
import eu.cartulary.verify.AnswerNotVerifiedException;
import eu.cartulary.wire.ProblemType;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CatalogClientAutoConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CatalogClientAutoConfiguration.class));

    @Test
    void without_an_address_there_is_no_client() {
        application.run(context -> assertThat(context).doesNotHaveBean(CatalogClient.class));
    }

    @Test
    void an_address_makes_a_client_and_its_health() {
        try (InMemoryCatalog catalog = InMemoryCatalog.start()) {
            application
                    .withPropertyValues("cartulary.client.url=" + catalog.address(), "cartulary.client.attempts=1")
                    .run(context -> {
                        assertThat(context).hasSingleBean(CatalogClient.class).hasSingleBean(HealthIndicator.class);
                        HealthIndicator health = context.getBean(HealthIndicator.class);
                        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
                        catalog.refuseNext(ProblemType.UNAVAILABLE);
                        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
                    });
        }
    }

    @Test
    void properties_reach_the_client() {
        application
                .withPropertyValues(
                        "cartulary.client.url=http://localhost:1/",
                        "cartulary.client.deadline=2s",
                        "cartulary.client.language=de",
                        "cartulary.client.attempt-timeout=1s",
                        "cartulary.client.connect-timeout=500ms")
                .run(context -> {
                    CatalogClientProperties properties = context.getBean(CatalogClientProperties.class);
                    assertThat(properties.deadline()).hasSeconds(2);
                    assertThat(properties.language()).isEqualTo(Language.DE);
                    assertThat(context.getBean(CatalogClient.class).baseUrl()).hasToString("http://localhost:1");
                });
    }

    @Test
    void with_a_log_key_a_catalog_that_tells_another_story_is_down(@TempDir Path folder) {
        Path file = folder.resolve("checkpoint");
        try (InMemoryCatalog catalog = InMemoryCatalog.start();
                InMemoryCatalog impostor = InMemoryCatalog.start()) {
            application
                    .withPropertyValues(
                            "cartulary.client.url=" + catalog.address(),
                            "cartulary.client.log-key=" + catalog.verifierKey(),
                            "cartulary.client.checkpoint-file=" + file)
                    .run(context -> {
                        assertThat(context.getBean(HealthIndicator.class)
                                        .health()
                                        .getStatus())
                                .isEqualTo(Status.UP);
                        assertThat(Files.readString(file)).startsWith("in-memory.catalog.example/log\n1\n");
                    });
            application
                    .withPropertyValues(
                            "cartulary.client.url=" + impostor.address(),
                            "cartulary.client.log-key=" + catalog.verifierKey())
                    .run(context -> {
                        assertThatThrownBy(() -> context.getBean(CatalogClient.class)
                                        .sync()
                                        .checkpoint())
                                .isInstanceOf(AnswerNotVerifiedException.class);
                        assertThat(context.getBean(HealthIndicator.class)
                                        .health()
                                        .getDetails())
                                .containsEntry("rule", "checkpoint-invalid");
                    });
        }
    }

    @Test
    void every_call_is_observed_as_a_timer_and_as_a_span_whose_context_is_sent() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry registry = ObservationRegistry.create();
        List<String> carried = new ArrayList<>();
        registry.observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new SendsContext(carried));
        try (InMemoryCatalog catalog = InMemoryCatalog.start()) {
            application
                    .withBean(ObservationRegistry.class, () -> registry)
                    .withPropertyValues("cartulary.client.url=" + catalog.address())
                    .run(context -> {
                        CatalogClient client = context.getBean(CatalogClient.class);
                        client.sync().checkpoint();
                        assertThatThrownBy(() -> client.sync().offering("nothing"))
                                .isInstanceOf(CatalogProblemException.NotFound.class);
                    });
        }
        assertThat(meters.get(ObservedCalls.NAME)
                        .tag("operation", "checkpoint")
                        .tag("status", "200")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get(ObservedCalls.NAME)
                        .tag("operation", "offering")
                        .tag("status", "404")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(carried).containsExactly("checkpoint", "offering");
    }

    /** Stands in for a tracer: puts a header into the carrier, as one would. */
    private record SendsContext(List<String> carried)
            implements ObservationHandler<RequestReplySenderContext<Object, Object>> {
        @Override
        public void onStart(RequestReplySenderContext<Object, Object> context) {
            context.getSetter().set(context.getCarrier(), "traceparent", "00-1-2-01");
            carried.add(context.getLowCardinalityKeyValue("operation").getValue());
        }

        @Override
        public boolean supportsContext(io.micrometer.observation.Observation.Context context) {
            return context instanceof RequestReplySenderContext;
        }
    }

    @Test
    void an_application_keeps_its_own_client_and_may_change_the_one_that_is_made() {
        CatalogClient own = CatalogClient.of("http://localhost:2");
        application
                .withBean("own", CatalogClient.class, () -> own)
                .withPropertyValues("cartulary.client.url=http://localhost:1")
                .run(context -> assertThat(context.getBean(CatalogClient.class)).isSameAs(own));
        List<CatalogClient.Builder> changed = new ArrayList<>();
        application
                .withBean(CatalogClientCustomizer.class, () -> changed::add)
                .withPropertyValues("cartulary.client.url=http://localhost:1")
                .run(context -> {
                    context.getBean(CatalogClient.class);
                    assertThat(changed).hasSize(1);
                });
    }

    @Test
    void neither_health_nor_micrometer_need_be_there() {
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health", "io.micrometer"))
                .withPropertyValues("cartulary.client.url=http://localhost:1")
                .run(context -> assertThat(context)
                        .hasSingleBean(CatalogClient.class)
                        .doesNotHaveBean(CallObserver.class)
                        .doesNotHaveBean("catalogHealthIndicator"));
    }

    @Test
    void the_properties_are_described_for_editors() {
        String all = getClass()
                .getClassLoader()
                .resources("META-INF/spring-configuration-metadata.json")
                .map(CatalogClientAutoConfigurationTest::read)
                .collect(Collectors.joining());
        assertThat(all).contains("cartulary.client.log-key", "verifier key of the catalog's log");
    }

    private static String read(URL file) {
        try (InputStream bytes = file.openStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
