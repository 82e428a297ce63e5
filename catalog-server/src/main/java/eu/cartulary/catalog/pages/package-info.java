/**
 * The web pages. Comes in: the same records that the rim sends as JSON. Goes out: HTML that works without script, in the language
 * of the reader. Every text is escaped by construction: there is no way to put markup into a page but {@link
 * eu.cartulary.catalog.pages.Html}. Asks {@code query} and the rim's read sides, and nothing below them.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/">WCAG 2.2</a>
 */
@NullMarked
package eu.cartulary.catalog.pages;

import org.jspecify.annotations.NullMarked;
