package eu.cartulary.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.client.RetryPolicy;
import eu.cartulary.testkit.InMemoryCatalog;
import eu.cartulary.wire.OfferingSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The blocks of {@code client-sdk/README.md} about Spring Boot are an application that starts and finds what there is. */
class ReadmeTest {

    @Test
    void the_blocks_about_spring_boot_are_an_application(@TempDir Path folder) throws Exception {
        Path root = Path.of(System.getProperty("cartulary.root"), "client-sdk");
        String readme = Files.readString(root.resolve("README.md"));
        String here = Files.readString(
                root.resolve("spring-boot-starter/src/test/java/eu/cartulary/client/spring/ReadmeTest.java"));
        assertThat(block("java spring", readme)).isEqualToIgnoringWhitespace(here.split("// README\n")[1]);
        try (InMemoryCatalog catalog = InMemoryCatalog.start()) {
            List<String> properties = block("properties", readme)
                    .replace("https://catalog.example", catalog.address().toString())
                    .replaceAll("log-key=.*", "log-key=" + catalog.verifierKey())
                    .replace(
                            "catalog.checkpoint",
                            folder.resolve("catalog.checkpoint").toString())
                    .lines()
                    .toList();
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(CatalogClientAutoConfiguration.class))
                    .withUserConfiguration(CatalogAccess.class, MailFinder.class)
                    .withPropertyValues(properties.toArray(String[]::new))
                    .run(context -> {
                        assertThat(context).hasSingleBean(CatalogClient.class);
                        assertThat(context.getBean(MailFinder.class).names()).isEmpty();
                        assertThat(context.getBean(CatalogClientProperties.class)
                                        .deadline())
                                .hasSeconds(20);
                    });
        }
    }

    private static String block(String fence, String readme) {
        Matcher block =
                Pattern.compile("```" + fence + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as(fence).isTrue();
        return block.group(1);
    }
}

// README
@Configuration
class CatalogAccess {
    @Bean
    CatalogClientCustomizer once() {
        return client -> client.retry(RetryPolicy.none());
    }
}

@Component
class MailFinder {
    private final CatalogClient catalog;

    MailFinder(CatalogClient catalog) {
        this.catalog = catalog;
    }

    List<String> names() {
        return catalog.sync()
                .all(OfferingQuery.any().kind("messaging/email"))
                .map(OfferingSummary::name)
                .toList();
    }
}
// README
