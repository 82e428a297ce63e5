/**
 * The client of a catalog. Comes in: questions, envelopes, tokens. Goes out: the records of {@code eu.cartulary.wire} and
 * {@code eu.cartulary.report}, or an exception per kind of problem. It must not know Spring, RDF or any rule: what a JVM with
 * the rules beside it can do more, it finds through {@link eu.cartulary.client.LocalValidator} and
 * {@link eu.cartulary.client.ProofVerifier}.
 *
 * <h2>Ten minutes</h2>
 *
 * <p>This is compiled and run by {@code TutorialTest}, as is the longer one in {@code client-sdk/README.md}. An identity for a
 * trial, a company, and from the object to a signed credential:
 *
 * <pre>{@code
 * import eu.cartulary.client.*;
 * import eu.cartulary.jose.Algorithm;
 * import eu.cartulary.sign.*;
 * import eu.cartulary.wire.*;
 * import java.net.URI;
 * import java.util.List;
 *
 * Signer signer = Signer.ofDidKey(SigningKeys.generate(Algorithm.EDDSA));
 * Description company = LegalPerson.of("urn:example:company", "Example Cloud SAS")
 *         .registration(RegistrationNumber.vatId("FR00123456789"))
 *         .seat("FR")
 *         .build();
 * Envelope envelope = signer.presentation(List.of(signer.credential(company)));
 * }</pre>
 *
 * <p>One client for the whole program. A refusal is an exception that can be caught by its kind, and says what to mend where:
 *
 * <pre>{@code
 * CatalogClient catalog = CatalogClient.builder(URI.create(catalogUrl)).build();
 * try {
 *     Receipt receipt = catalog.sync().publish(envelope);
 *     System.out.println(receipt.credentials().get(0).digest());
 * } catch (CatalogProblemException.IssuerNotTrusted refused) {
 *     System.out.println(refused.problem().detail()); // What to send to whom.
 * } catch (CatalogProblemException.ShapeViolations refused) {
 *     refused.violations().forEach(violation -> System.out.println(violation.pointer() + ": " + violation.advice()));
 * }
 * }</pre>
 *
 * <p>A question, as a page, as all matches one after another, or as a publisher that follows the demand of its subscriber:
 *
 * <pre>{@code
 * OfferingQuery question = OfferingQuery.any().kind("storage/object").onlyIn("EU").keyCustody("hyok");
 * OfferingPage page = catalog.sync().offerings(question.facets("country"));
 * catalog.sync().all(question).map(OfferingSummary::name).forEach(System.out::println);
 * java.util.concurrent.Flow.Publisher<SearchEvent> live = catalog.streams().watch(question);
 * catalog.close();
 * }</pre>
 */
@NullMarked
package eu.cartulary.client;

import org.jspecify.annotations.NullMarked;
