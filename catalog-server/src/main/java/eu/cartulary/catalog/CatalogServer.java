package eu.cartulary.catalog;

import eu.cartulary.catalog.http.RimDefaults;
import eu.cartulary.catalog.journal.JournalCommand;
import eu.cartulary.catalog.kernel.AllowedHere;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.jena.sys.JenaSystem;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the catalog: {@code java -jar catalog-server.jar}, see {@link CatalogSettings} for what can be set. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class CatalogServer {
    private static final String DATA = "--cartulary.data=";

    static {
        // Before any class of Jena: this parser of IRIs is nearly twice as fast as the default one, and the vocabulary
        // classes must not be touched before Jena has set itself up.
        if (System.getProperty("jena.iriprovider") == null) {
            System.setProperty("jena.iriprovider", "IRI3986");
        }
        JenaSystem.init();
    }

    /** The application, set as the rim needs it. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(CatalogServer.class);
        application.setDefaultProperties(RimDefaults.properties());
        return application;
    }

    /** Starts it; {@code journal check} and the like work on the data folder instead, while no catalog runs over it. */
    @AllowedHere("the program begins here")
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.get(0).equals("journal")) {
            Path data = words.stream()
                    .filter(word -> word.startsWith(DATA))
                    .map(word -> Path.of(word.substring(DATA.length())))
                    .findFirst()
                    .orElse(Path.of("data"));
            List<String> command = words.subList(1, words.size()).stream()
                    .filter(word -> !word.startsWith(DATA))
                    .toList();
            System.exit(new JournalCommand(data, Clock.systemUTC(), System.out).run(command));
        }
        application().run(arguments);
    }
}
