package io.github.boxeventflux.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what was compiled and run. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String README = read(ROOT.resolve("README.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code blocks of that language, each without its indentation. */
    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(README)
                .results()
                .map(MatchResult::group)
                .map(block -> flat(block.replaceAll("```\\w*", "")))
                .toList();
    }

    private static String flat(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Test
    void everyBlockOfJavaStandsInACompiledSource() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/io/github/boxeventflux/examples/readme"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> flat(read(file)))
                    .collect(Collectors.joining("\n"));
        }

        assertThat(blocks("java"))
                .hasSizeGreaterThan(4)
                .allSatisfy(block -> assertThat(sources).contains(block));
    }

    @Test
    void theTestCommandIsWhatTheGateRuns() {
        assertThat(README).contains("\nmvn -B -ntp verify\n");
        assertThat(read(ROOT.resolve(".ci/run"))).contains("\nmvn -B -ntp verify\n");
    }

    @Test
    void theDependencyIsNamedAsItIsBuilt() throws IOException {
        Properties built = new Properties();
        try (var properties =
                io.github.boxeventflux.reactor.BoxEventFlux.class.getResourceAsStream("version.properties")) {
            built.load(properties);
        }

        assertThat(blocks("xml"))
                .isNotEmpty()
                .allSatisfy(
                        block -> assertThat(block).contains("<version>" + built.getProperty("version") + "</version>"));
    }
}
