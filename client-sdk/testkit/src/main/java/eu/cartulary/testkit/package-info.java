/**
 * What every catalog must do, as scenarios that run against any base URL: a server that is being tested, a stand-in, a
 * catalog somewhere else. Comes in: an address and a signer whom that catalog trusts. Goes out: nothing, or an
 * {@link java.lang.AssertionError} that says which promise was not kept. It must not know a test framework or what kind of
 * catalog it talks to.
 */
@NullMarked
package eu.cartulary.testkit;

import org.jspecify.annotations.NullMarked;
