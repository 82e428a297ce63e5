package eu.cartulary.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What makes a server JVM of a test start fast: one compiler, the collector with the least to set up, and an archive of loaded
 * classes (CDS), which the first JVM that ends in good order writes. An archive wants jars, so folders of classes become some.
 */
final class FastStart {
    private final List<String> arguments;

    private FastStart(List<String> arguments) {
        this.arguments = arguments;
    }

    /** @param folder where jars and archive lie, for as long as JVMs are started with this */
    static FastStart in(Path folder) throws IOException {
        List<String> path = new ArrayList<>();
        for (String entry : classPath()) {
            Path file = Path.of(entry);
            if (Files.isRegularFile(file)) {
                path.add(entry);
            } else if (Files.isDirectory(file) && !entry.replaceAll("/$", "").endsWith("test-classes")) {
                path.add(jar(file, folder.resolve("classes-" + path.size() + ".jar"))
                        .toString());
            }
        }
        return new FastStart(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djena.iriprovider=IRI3986",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                String.join(java.io.File.pathSeparator, path)));
    }

    /** Arguments of {@code java}, class path included. */
    List<String> arguments() {
        return arguments;
    }

    /** Surefire's class path is one jar that names the others in its manifest. */
    private static List<String> classPath() throws IOException {
        List<String> all = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            all.add(entry);
            if (entry.endsWith(".jar")
                    && Path.of(entry).getFileName().toString().startsWith("surefire")) {
                try (JarFile jar = new JarFile(entry)) {
                    String named = jar.getManifest().getMainAttributes().getValue("Class-Path");
                    for (String url : named == null ? new String[0] : named.split(" ", -1)) {
                        Path base = Path.of(entry).toAbsolutePath();
                        all.add(Path.of(base.toUri().resolve(url)).toString());
                    }
                }
            }
        }
        return all;
    }

    private static Path jar(Path classes, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            jar.setLevel(0);
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.isEmpty()) {
                    continue;
                }
                boolean isFolder = Files.isDirectory(file);
                jar.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
                if (!isFolder) {
                    Files.copy(file, jar);
                }
                jar.closeEntry();
            }
        }
        return target;
    }
}
