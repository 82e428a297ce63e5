package eu.cartulary.catalog.http;

import eu.cartulary.report.Language;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;

/** How a problem looks to a person with a browser. The rim does not know how to write a page. */
@FunctionalInterface
public interface ProblemPage {
    /** The page, HTML in UTF-8. */
    byte[] of(Problem problem, ProblemType type, Language language);
}
