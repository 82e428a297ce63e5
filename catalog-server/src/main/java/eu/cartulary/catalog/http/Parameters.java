package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.wire.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Query parameters of the simpler reads: known ones only, and of the right form. */
final class Parameters {
    private Parameters() {}

    /** Refuses any parameter but these and those of the rim. */
    static void only(ServerRequest request, String... known) {
        only(request, Arrays.asList(known));
    }

    static void only(ServerRequest request, Collection<String> known) {
        TreeSet<String> allowed = new TreeSet<>(known);
        for (String name : request.queryParams().keySet()) {
            if (!allowed.contains(name) && !SearchQuestion.OF_THE_RIM.contains(name)) {
                String list = allowed.isEmpty() ? "–" : String.join(", ", allowed);
                throw Refused.because(
                                ProblemType.UNKNOWN_PARAMETER,
                                Finding.violation("parameter-not-known", null, name, list))
                        .with("allowed", allowed);
            }
        }
    }

    /** A whole number from 0 on. */
    static Optional<Long> number(ServerRequest request, String name) {
        Optional<String> text = request.queryParam(name).filter(t -> !t.isEmpty());
        if (text.isPresent() && !text.get().matches("[0-9]{1,15}")) {
            throw Refused.because(
                    ProblemType.UNKNOWN_PARAMETER, Finding.violation("parameter-not-number", null, text.get(), name));
        }
        return text.map(Long::valueOf);
    }

    /** A parameter that must be there. */
    static String required(ServerRequest request, String name) {
        return request.queryParam(name)
                .filter(t -> !t.isEmpty())
                .orElseThrow(() -> Refused.because(
                        ProblemType.BAD_REQUEST, Finding.violation("parameter-missing", null, null, name)));
    }
}
