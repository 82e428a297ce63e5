package eu.cartulary.catalog;

import eu.cartulary.catalog.http.RimDefaults;
import org.apache.jena.sys.JenaSystem;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the catalog: {@code java -jar catalog-server.jar}, see {@link CatalogSettings} for what can be set. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class CatalogServer {
    static {
        // Before any class of Jena: the parser of IRIs is nearly twice as fast as the default one, and the vocabulary classes must
        // not be touched before Jena has set itself up.
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

    /** Starts it. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
