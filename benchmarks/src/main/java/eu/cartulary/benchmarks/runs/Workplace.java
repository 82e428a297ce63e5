package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.population.Population;
import eu.cartulary.benchmarks.population.SignedPopulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where everything lies.
 *
 * @param folder for populations, data folders and logs; kept between runs, so that a population is signed once
 * @param serverJar the catalog
 */
record Workplace(Path folder, Path serverJar) {

    /** A population as lines for a bulk import; made when it is not there. */
    Path lines(int size) throws IOException {
        Path file = Files.createDirectories(folder).resolve("population-" + size + ".ndjson");
        if (!Files.exists(file)) {
            new SignedPopulation(new Population(size)).writeAll(file);
        }
        return file;
    }

    /** Further offerings of a population, a VC-JWT a line. */
    Path more(int size, int count) throws IOException {
        Path file = Files.createDirectories(folder).resolve("more-" + size + "-" + count + ".txt");
        if (!Files.exists(file)) {
            new SignedPopulation(new Population(size)).writeMore(file, count);
        }
        return file;
    }

    /** A data folder with the journal of a population, without views until a catalog has been started over it. */
    Path seeded(int size) throws IOException {
        Path data = folder.resolve("seeded-" + size);
        if (!Files.exists(data)) {
            Path draft = emptyData("seeded-" + size + ".part");
            new JournalSeeding(new Population(size)).into(draft);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        }
        return data;
    }

    /** A data folder without anything in it. */
    Path emptyData(String name) throws IOException {
        Path data = folder.resolve(name);
        delete(data);
        Files.createDirectories(data.resolve("trust"));
        String attester = new SignedPopulation(new Population(1)).attester();
        Files.writeString(
                data.resolve("trust").resolve("attesters"), attester + " ISO-27001 SecNumCloud BSI-C5 EUCS EN-50600\n");
        return data;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> {
                        try {
                            return Files.size(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .sum();
        }
    }

    /** Bytes of the blocks in use: a file may be longer than what is written in it. */
    static long blocks(Path folder) throws IOException {
        Process process = new ProcessBuilder("du", "-s", "-B1", folder.toString()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(said.split("\\s")[0]);
    }
}
