package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Finding;
import java.util.List;

/** Carries a refusal out of the readers of this package; {@link Envelopes} turns it into a value. Never leaves the package. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;
    private final int credential;

    MalformedException(Finding finding) {
        this(List.of(finding), -1);
    }

    MalformedException(List<Finding> findings, int credential) {
        super(findings.get(0).rule());
        this.findings = findings;
        this.credential = credential;
    }

    List<Finding> findings() {
        return findings;
    }

    int credential() {
        return credential;
    }

    MalformedException at(int index) {
        return new MalformedException(findings, index);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
