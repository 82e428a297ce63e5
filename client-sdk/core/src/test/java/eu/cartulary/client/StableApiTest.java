package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The stable API has everything that {@code client-sdk/api/stable-api.txt} lists, one line for each thing that somebody else's
 * program can be compiled against: a line that goes or changes breaks programs, and this build. New lines are free; they are
 * printed, and {@code -Dtest.jvm.args=-Dwrite=api} writes them down, at the latest for a release.
 */
class StableApiTest {
    private static final List<String> STABLE = List.of("client", "sign", "verify", "wire", "report");
    private static final Path FILE = Path.of(System.getProperty("cartulary.root"), "client-sdk/api/stable-api.txt");

    @Test
    void nothing_that_is_written_down_has_gone_from_the_stable_api() throws Exception {
        List<String> now = new ArrayList<>();
        for (String each : STABLE) {
            for (Class<?> type : types("eu.cartulary." + each)) {
                now.addAll(signatures(type));
            }
        }
        if ("api".equals(System.getProperty("write"))) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, now);
        }
        List<String> written = Files.readAllLines(FILE);
        now.stream().filter(line -> !written.contains(line)).forEach(line -> System.out.println("new: " + line));
        assertThat(written.stream().filter(line -> !now.contains(line)))
                .as("gone from the stable API: programs break; once there is a release, only a new major version may")
                .isEmpty();
    }

    private static List<Class<?>> types(String packageName) throws IOException, ClassNotFoundException {
        Path folder = ModularConsumerTest.mainClasses().resolve(packageName.replace('.', '/'));
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String file : files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .sorted()
                    .toList()) {
                Class<?> type = Class.forName(packageName + "." + file.replace(".class", ""));
                if (isVisible(type)) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static List<String> signatures(Class<?> type) {
        List<String> lines = new ArrayList<>();
        String parents = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(java.lang.reflect.Type::getTypeName)
                .filter(name -> !name.equals("java.lang.Object"))
                .collect(Collectors.joining(", "));
        lines.add(type.toGenericString() + (parents.isEmpty() ? "" : " : " + parents));
        TreeSet<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            add(members, field, field.toGenericString());
        }
        if (!grows(type)) {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                add(members, constructor, constructor.toGenericString());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            add(members, method, method.toGenericString());
        }
        members.forEach(member -> lines.add("    " + member));
        return lines;
    }

    /** What is read from answers gets new components: its readers are stable, its constructor is not. */
    private static boolean grows(Class<?> type) {
        return type.isRecord()
                && List.of("eu.cartulary.wire", "eu.cartulary.report").contains(type.getPackageName());
    }

    private static void add(TreeSet<String> members, Member member, String signature) {
        boolean objects = member instanceof Method method
                && List.of("toString", "hashCode", "equals").contains(method.getName());
        if (isVisible(member.getModifiers()) && !member.isSynthetic() && !objects) {
            members.add(signature.replaceAll("\\bnative |\\bsynchronized |\\bstrictfp ", "")
                    + (member instanceof Executable executable && executable.isVarArgs() ? " (varargs)" : ""));
        }
    }
}
