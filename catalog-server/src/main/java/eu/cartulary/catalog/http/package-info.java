/**
 * The rim. Comes in: HTTP requests. Goes out: representations, and problem details (RFC 9457) for everything that is refused.
 * Routes, media types, authorisation (deny by default: what is not in the {@link RouteTable} does not exist), languages, limits.
 *
 * <p>Reactor lives here and nowhere below; work that blocks goes through {@link Blocking}. Nothing here decides anything about a
 * credential or an offering, and nothing here knows how a page looks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110">RFC 9110, HTTP semantics</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
@NullMarked
package eu.cartulary.catalog.http;

import org.jspecify.annotations.NullMarked;
