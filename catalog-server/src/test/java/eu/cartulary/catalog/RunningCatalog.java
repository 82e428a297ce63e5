package eu.cartulary.catalog;

import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.sign.OperatorTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real server in this JVM, over a data folder, on a free port of the loopback interface; what it fetches lies on a shelf. */
public final class RunningCatalog implements AutoCloseable {
    static final String BASE = "http://catalog.example";

    public final StaticOutbound outbound = new StaticOutbound(Clock.systemUTC());
    private final ConfigurableApplicationContext context;

    private RunningCatalog(Path data, Catalog.JournalOptions journal, String... more) {
        SpringApplication application = CatalogServer.application();
        application.addInitializers(c ->
                ((GenericApplicationContext) c).registerBean("journal", Catalog.JournalOptions.class, () -> journal));
        application.addInitializers(
                c -> ((GenericApplicationContext) c).registerBean("shelf", Outbound.class, () -> outbound));
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--cartulary.data=" + data, "--cartulary.base-url=" + BASE));
        arguments.addAll(List.of(more));
        context = application.run(arguments.toArray(String[]::new));
    }

    public static RunningCatalog start(Path data, String... more) {
        return new RunningCatalog(data, opening -> opening, more);
    }

    /** The same over a journal that is opened otherwise. */
    static RunningCatalog over(Path data, Catalog.JournalOptions journal) {
        return new RunningCatalog(data, journal);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public CatalogClient client() {
        return CatalogClient.builder(address()).build();
    }

    /** What an operator sends as {@code Authorization}. */
    String operator() {
        SigningKey key = context.getBean(SigningKey.class);
        return "Bearer " + OperatorTokens.mint(key, BASE, Duration.ofMinutes(10), Clock.systemUTC());
    }

    /** A part of the program, as it was put together. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public Catalog catalog() {
        return context.getBean(Catalog.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
