/**
 * The command {@code cartulary}: a thin skin over the client SDK, and over {@code shacl-shapes} for checks without a server.
 *
 * <p>Comes in: words on a command line, files, standard input. Goes out: text for people or for programs on standard output,
 * everything else (progress, problems) on standard error, and an {@link eu.cartulary.cli.ExitCode}. What it knows of the
 * outside it gets from a {@link eu.cartulary.cli.Terminal}, so that a test runs it in its own process. It must not know: rules,
 * RDF, or how a catalog works inside.
 */
@NullMarked
package eu.cartulary.cli;

import org.jspecify.annotations.NullMarked;
