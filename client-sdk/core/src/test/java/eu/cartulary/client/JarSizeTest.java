package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The README says how much a program takes on with this SDK, and in which byte code. */
class JarSizeTest {
    private static final Pattern SIZES =
            Pattern.compile("The jar has about (\\d+) kB, with its five dependencies about (\\d+\\.\\d) MB");

    @Test
    void the_readme_tells_the_size_of_the_jar_and_of_what_comes_with_it() throws Exception {
        long own = zipped(ModularConsumerTest.mainClasses());
        List<Path> jars = ModularConsumerTest.neededJars();
        assertThat(jars).hasSize(5);
        long all = own;
        for (Path jar : jars) {
            all += Files.size(jar);
        }
        String readme = Files.readString(Path.of(System.getProperty("cartulary.root"), "client-sdk/README.md"));
        Matcher told = SIZES.matcher(readme);
        assertThat(told.find())
                .as("The jar has about %d kB, with its five dependencies about %.1f MB", own / 1000, all / 1e6)
                .isTrue();
        assertThat(Double.parseDouble(told.group(1)) * 1000).isCloseTo(own, Percentage.withPercentage(15));
        assertThat(Double.parseDouble(told.group(2)) * 1e6).isCloseTo(all, Percentage.withPercentage(10));
    }

    @Test
    void every_class_is_java_17_byte_code() throws Exception {
        try (Stream<Path> files = Files.walk(ModularConsumerTest.mainClasses())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    byte[] head = bytes.readNBytes(8);
                    assertThat((head[6] & 0xff) << 8 | head[7] & 0xff)
                            .as(file.toString())
                            .isEqualTo(61);
                }
            }
        }
    }

    /** As the jar plugin would; the tests run before it. */
    private static long zipped(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.size();
    }
}
