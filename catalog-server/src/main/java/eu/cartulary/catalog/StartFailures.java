package eu.cartulary.catalog;

import eu.cartulary.catalog.journal.Disk;
import eu.cartulary.catalog.journal.IdentityException;
import eu.cartulary.catalog.journal.JournalDamagedException;
import eu.cartulary.shapes.base.PackException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why a start was refused, instead of a stack trace; registered in {@code META-INF/spring.factories}. */
final class StartFailures extends AbstractFailureAnalyzer<IOException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, IOException cause) {
        if (cause instanceof JournalDamagedException) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()),
                    "Look first: java -jar catalog-server.jar journal check --cartulary.data=<folder>. Then restore a backup"
                            + " (journal restore), or cut what cannot be saved (journal repair). Nothing was changed.",
                    cause);
        }
        if (cause instanceof IdentityException) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), "Start it as the message says.", cause);
        }
        if (cause instanceof Disk.FolderInUseException) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()),
                    "Another catalog runs in this data folder. End it, or give this one a folder of its own"
                            + " (--cartulary.data=<folder>).",
                    cause);
        }
        if (cause instanceof PackException) {
            return new FailureAnalysis(
                    "A pack of --cartulary.packs cannot be mounted: " + cause.getMessage(),
                    "Mend the file, or take the pack out of the folder. Nothing was changed.",
                    cause);
        }
        if (cause instanceof RefusedStartException refused) {
            return new FailureAnalysis(String.valueOf(refused.getMessage()), refused.remedy(), cause);
        }
        return null;
    }
}
