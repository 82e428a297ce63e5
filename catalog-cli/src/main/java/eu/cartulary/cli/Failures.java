package eu.cartulary.cli;

import eu.cartulary.client.CatalogException;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.CatalogUnreachableException;
import eu.cartulary.client.DeadlinePassedException;
import eu.cartulary.json.Json;
import eu.cartulary.sign.SigningException;
import eu.cartulary.verify.AnswerNotVerifiedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Turns what went wrong into a sentence and an exit code. A stack trace is for bugs, and only with CARTULARY_DEBUG. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
    private final Cartulary root;

    Failures(Cartulary root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, CommandLine.ParseResult result) {
        PrintWriter err = root.terminal().err();
        if (root.terminal().variable("CARTULARY_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        if (failure instanceof CatalogProblemException refused) {
            Report.problem(root, refused.problem());
        } else {
            err.println("cartulary: " + sentence(failure));
        }
        root.terminal().out().flush();
        err.flush();
        return code(failure).number();
    }

    private String sentence(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof CatalogUnreachableException) {
            return root.messages().say("failure.unreachable", root.server(), message);
        }
        if (failure instanceof CommandFailure
                || failure instanceof CatalogException
                || failure instanceof SigningException) {
            return message;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return root.messages().say("failure.file", message);
        }
        return root.messages().say("failure.bug", failure.toString());
    }

    static ExitCode code(Exception failure) {
        if (failure instanceof CommandFailure said) {
            return said.code();
        }
        if (failure instanceof CatalogProblemException refused) {
            return code(refused.status());
        }
        if (failure instanceof CatalogUnreachableException || failure instanceof DeadlinePassedException) {
            return ExitCode.NETWORK;
        }
        if (failure instanceof AnswerNotVerifiedException) {
            return ExitCode.NOT_VERIFIED;
        }
        if (failure instanceof SigningException || failure instanceof Json.MalformedJsonException) {
            return ExitCode.FINDINGS;
        }
        return ExitCode.FAILURE;
    }

    static ExitCode code(int status) {
        return switch (status) {
            case 400, 413, 415, 422 -> ExitCode.FINDINGS;
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 404, 410 -> ExitCode.NOT_FOUND;
            case 409 -> ExitCode.CONFLICT;
            case 408, 429, 502, 503, 504 -> ExitCode.NETWORK;
            default -> ExitCode.FAILURE;
        };
    }
}
