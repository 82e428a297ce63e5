package eu.cartulary.client.spring;

import eu.cartulary.client.CallObserver;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.RetryPolicy;
import eu.cartulary.verify.CheckpointStore;
import eu.cartulary.verify.LogGuard;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the client of the catalog at {@code cartulary.client.url}. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnProperty("cartulary.client.url")
@EnableConfigurationProperties(CatalogClientProperties.class)
public final class CatalogClientAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    CatalogClient catalogClient(
            CatalogClientProperties properties,
            ObjectProvider<CallObserver> observer,
            ObjectProvider<CatalogClientCustomizer> customizers) {
        RetryPolicy standard = RetryPolicy.standard();
        CatalogClient.Builder builder = CatalogClient.builder(Objects.requireNonNull(properties.url()))
                .deadline(properties.deadline())
                .attemptTimeout(properties.attemptTimeout())
                .connectTimeout(properties.connectTimeout())
                .retry(new RetryPolicy(properties.attempts(), standard.first(), standard.longest()))
                .language(properties.language());
        if (properties.logKey() != null) {
            builder.check(guard(properties.logKey(), properties));
        }
        observer.ifAvailable(builder::observer);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private static LogGuard guard(String key, CatalogClientProperties properties) {
        LogGuard guard = LogGuard.of(key);
        return properties.checkpointFile() == null
                ? guard
                : guard.rememberingIn(CheckpointStore.file(properties.checkpointFile()));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    static class Observed {

        @Bean
        @ConditionalOnBean(ObservationRegistry.class)
        @ConditionalOnMissingBean
        CallObserver catalogCallObserver(ObservationRegistry registry) {
            return new ObservedCalls(registry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class Health {
        /** A health endpoint that waits longer is itself taken for ill. */
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        @Bean
        @ConditionalOnEnabledHealthIndicator("catalog")
        @ConditionalOnMissingBean(name = "catalogHealthIndicator")
        HealthIndicator catalogHealthIndicator(CatalogClient client) {
            return new CatalogHealth(client.withDeadline(PATIENCE));
        }
    }
}
