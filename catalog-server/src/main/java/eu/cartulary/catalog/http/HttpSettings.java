package eu.cartulary.catalog.http;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The limits of the rim. The defaults suit a machine with two cores.
 *
 * @param searchThreads threads for buyers' questions, which end in milliseconds
 * @param searchQueue how many of them wait; one more is refused with 503
 * @param streamThreads threads for the batches of streamed answers
 * @param streamQueue how many batches wait; one more comes again a little later
 * @param readThreads threads for reads from the journal and for writing RDF
 * @param readQueue how many of them wait
 * @param publishThreads threads for the checks of publications; they may wait for the host of a DID document
 * @param publishQueue how many of them wait
 * @param judgeThreads threads for validations and other work that takes CPU for longer
 * @param judgeQueue how many of them wait
 * @param maxEnvelope largest credential or presentation, in bytes; also of one line of a bulk
 * @param maxBody largest body of any other call, in bytes
 * @param maxQuery largest SPARQL query, in bytes
 * @param sendBuffer bytes that the system takes ahead of a client that reads slowly; it doubles them
 * @param bodyTime how long a body (but not a bulk) may take to arrive
 * @param afterTime how long {@code ?after=} waits for a view
 * @param retryAfter what a 503 says in {@code Retry-After}
 * @param bulkConcurrency envelopes of one bulk that are in work at once
 * @param heartbeat pause between the comments that keep an event stream open; at most 30 s by the contract
 * @param backupStall how long the reader of a backup may take nothing before it is let go: erasures wait for it
 * @param writesPerSecond publications and validations of one client address, on average
 * @param writesBurst how many of them at once
 * @param readsPerSecond questions of one client address, on average
 * @param readsBurst how many of them at once
 */
@ConfigurationProperties("cartulary.http")
public record HttpSettings(
        @DefaultValue("4") int searchThreads,
        @DefaultValue("512") int searchQueue,
        @DefaultValue("1") int streamThreads,
        @DefaultValue("512") int streamQueue,
        @DefaultValue("4") int readThreads,
        @DefaultValue("512") int readQueue,
        @DefaultValue("8") int publishThreads,
        @DefaultValue("256") int publishQueue,
        @DefaultValue("2") int judgeThreads,
        @DefaultValue("64") int judgeQueue,
        @DefaultValue("1048576") int maxEnvelope,
        @DefaultValue("65536") int maxBody,
        @DefaultValue("16384") int maxQuery,
        @DefaultValue("131072") int sendBuffer,
        @DefaultValue("10s") Duration bodyTime,
        @DefaultValue("5s") Duration afterTime,
        @DefaultValue("2s") Duration retryAfter,
        @DefaultValue("64") int bulkConcurrency,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("60s") Duration backupStall,
        @DefaultValue("1000") int writesPerSecond,
        @DefaultValue("4000") int writesBurst,
        @DefaultValue("20000") int readsPerSecond,
        @DefaultValue("40000") int readsBurst) {

    /** The documented defaults. */
    public static HttpSettings defaults() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("cartulary.http", HttpSettings.class);
    }
}
