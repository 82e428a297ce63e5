package eu.cartulary.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the arguments of a command name: files, folders (all descriptions in them), globs, or {@code -} for standard input. */
final class Inputs {
    private static final Set<String> DESCRIPTIONS =
            Set.of("yaml", "yml", "json", "jsonld", "jwt", "vc", "vp", "ttl", "ndjson");
    /** Longest input that is read as one document, in bytes. */
    static final int LONGEST = 8 << 20;

    private Inputs() {}

    /** One document with the name to be shown for it. */
    record Input(String name, byte[] bytes) {
        String extension() {
            return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }
    }

    static List<Path> files(Cartulary root, List<String> arguments) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String argument : arguments) {
            Path path = root.terminal().path(argument);
            if (Files.isDirectory(path)) {
                files.addAll(descriptions(path));
            } else if (Files.exists(path)) {
                files.add(path);
            } else if (argument.matches(".*[*?\\[{].*")) {
                files.addAll(glob(root.terminal().folder(), argument));
            } else {
                throw new CommandFailure(ExitCode.NOT_FOUND, root.messages().say("failure.no-file", argument));
            }
        }
        if (files.isEmpty()) {
            throw new CommandFailure(ExitCode.NOT_FOUND, root.messages().say("failure.no-files"));
        }
        return files;
    }

    static Input read(Cartulary root, Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.too-long", file, LONGEST >> 20));
        }
        Path shown = file.startsWith(root.terminal().folder())
                ? root.terminal().folder().relativize(file)
                : file;
        return new Input(shown.toString(), Files.readAllBytes(file));
    }

    static Input standardInput(Cartulary root) throws IOException {
        byte[] bytes = root.terminal().in().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.too-long", "-", LONGEST >> 20));
        }
        return new Input("-", bytes);
    }

    /** All of them, {@code -} being standard input. */
    static List<Input> readAll(Cartulary root, List<String> arguments) throws IOException {
        if (arguments.equals(List.of("-"))) {
            return List.of(standardInput(root));
        }
        List<Input> inputs = new ArrayList<>();
        for (Path file : files(root, arguments)) {
            inputs.add(read(root, file));
        }
        return inputs;
    }

    private static List<Path> descriptions(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, 16)) {
            return walk.filter(Files::isRegularFile)
                    .filter(Inputs::isDescription)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDescription(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        // Keys and DID documents lie beside descriptions and are none.
        return DESCRIPTIONS.contains(name.substring(name.lastIndexOf('.') + 1))
                && !name.endsWith("jwk.json")
                && !name.equals("did.json");
    }

    private static List<Path> glob(Path folder, String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> walk = Files.walk(folder, 16)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }
}
