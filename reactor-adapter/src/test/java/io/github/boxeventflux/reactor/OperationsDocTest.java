package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.BoxEventException;
import io.micrometer.common.docs.KeyName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for whoever runs a stream say what the code says. */
class OperationsDocTest {

    private static final Pattern LOGGED = Pattern.compile(
            "LOG\\.(?:warn|info|error)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)", Pattern.DOTALL);

    private final String page = read(Path.of("../docs/operations.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the two marks. */
    private String generated(String name) {
        Matcher found = Pattern.compile("<!-- " + name + " -->\n(.*?)<!-- end -->", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    @Test
    void theTableOfMetersIsMadeOfTheEnum() {
        String table = Arrays.stream(StreamMeters.values())
                .map(meter -> row(
                        code(meter.getName()),
                        meter.getType().name().toLowerCase(Locale.ROOT)
                                + (meter.getBaseUnit() == null ? "" : ", " + meter.getBaseUnit()),
                        keys(Arrays.stream(meter.getKeyNames()).skip(2)),
                        meter.description()))
                .collect(Collectors.joining("", head("meter", "type", "further tags", "what"), ""));

        assertThat(generated("meters")).isEqualTo(table);
    }

    @Test
    void theTableOfObservationsIsMadeOfTheEnum() {
        String table = Arrays.stream(StreamObservations.values())
                .map(observation -> row(
                        code(observation.getName()),
                        keys(Arrays.stream(observation.getLowCardinalityKeyNames())),
                        keys(Arrays.stream(observation.getHighCardinalityKeyNames()))))
                .collect(Collectors.joining("", head("observation", "keys of few values", "keys of many values"), ""));

        assertThat(generated("observations")).isEqualTo(table);
    }

    @Test
    void everyLineThatIsLoggedStandsThere() {
        List<String> lines = sources("../reactor-adapter", "../spring-boot-starter")
                .flatMap(source -> LOGGED.matcher(source).results())
                .map(call -> call.group(1).replaceAll("\"\\s*\\+?\\s*\"", "").strip())
                .map(literal -> literal.substring(1, literal.length() - 1).replace("{}", "…"))
                .filter(line -> line.matches(".*[a-z].*"))
                .distinct()
                .toList();

        assertThat(lines)
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(page).contains(code(line)));
    }

    @Test
    void everyErrorStandsThere() {
        List<String> errors =
                leaves(BoxEventException.class).map(Class::getSimpleName).toList();

        assertThat(errors)
                .hasSizeGreaterThan(8)
                .allSatisfy(error -> assertThat(page).contains("| " + code(error) + " |"));
    }

    private static Stream<String> sources(String... modules) {
        return Arrays.stream(modules)
                .map(module -> Path.of(module, "src/main/java"))
                .flatMap(root -> {
                    try (Stream<Path> files = Files.walk(root)) {
                        return files.filter(Files::isRegularFile).map(OperationsDocTest::read).toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Stream<Class<?>> leaves(Class<?> error) {
        Class<?>[] below = error.getPermittedSubclasses();
        return below == null ? Stream.of(error) : Arrays.stream(below).flatMap(OperationsDocTest::leaves);
    }

    private static String head(String... cells) {
        return row(cells) + "|" + "---|".repeat(cells.length) + "\n";
    }

    private static String row(String... cells) {
        return Arrays.stream(cells).map(cell -> " " + cell + " ").collect(Collectors.joining("|", "|", "|\n"));
    }

    private static String keys(Stream<KeyName> keys) {
        return keys.map(KeyName::asString).map(OperationsDocTest::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
