package io.github.boxeventflux.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is unzipped into the {@code plugin.path} of a Kafka Connect worker, and given to Confluent Hub. */
class PluginArchiveTest {

    private static final Path ROOT = Path.of(System.getProperty("published.root"));
    private static final PublishedModule MODULE = PublishedModule.of(ROOT).stream()
            .filter(module -> module.artifactId().equals("box-event-flux-kafka-connect"))
            .findFirst()
            .orElseThrow();
    private static final Path ARCHIVE = MODULE.target(MODULE.fileName("-plugin.zip"));

    /** What a worker brings, and what writes logs. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "(kafka|connect|slf4j|log4j|logback|logging|jetty|jersey|javax|jakarta|jackson-databind|netty-codec-(http3|native)).*");

    private static FileSystem zip;
    private static Path plugin;

    @BeforeAll
    static void open() throws IOException {
        zip = FileSystems.newFileSystem(ARCHIVE);
        plugin = zip.getPath("/boxeventflux-" + MODULE.fileName(""));
    }

    @AfterAll
    static void close() throws IOException {
        zip.close();
    }

    @Test
    void itIsOneDirectoryAsConfluentHubWantsIt() throws IOException {
        assertThat(list(zip.getPath("/"))).containsExactly(plugin);
        assertThat(list(plugin))
                .extracting(PluginArchiveTest::name)
                .containsExactlyInAnyOrder("manifest.json", "lib", "doc", "etc");
        assertThat(list(plugin.resolve("etc")))
                .extracting(PluginArchiveTest::name)
                .containsExactlyInAnyOrder(
                        "box-events-source.properties", "enterprise.json", "history.json", "user.json");
    }

    @Test
    void itsManifestSaysWhatThePomSays() throws IOException {
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(plugin.resolve("manifest.json")));
        Pom pom = MODULE.pom();

        assertThat(manifest.path("name").asText()).isEqualTo(pom.text("/project/artifactId"));
        assertThat(manifest.path("version").asText()).isEqualTo(pom.text("/project/version"));
        assertThat(manifest.path("description").asText()).startsWith(pom.text("/project/description"));
        assertThat(manifest.at("/owner/username").asText()).isEqualTo("boxeventflux");
        assertThat(manifest.at("/license/0/name").asText()).isEqualTo(pom.text("/project/licenses/license/name"));
        assertThat(manifest.at("/component_types")).extracting(JsonNode::asText).containsExactly("source");
        assertThat(manifest.at("/features/delivery_guarantee"))
                .extracting(JsonNode::asText)
                .containsExactly("at_least_once", "exactly_once");
        assertThat(manifest.at("/features/kafka_connect_api").asBoolean()).isTrue();
        assertThat(manifest.at("/documentation_url").asText()).startsWith(pom.text("/project/url"));
    }

    @Test
    void itBringsTheConnectorAndNothingThatAWorkerHas() throws IOException {
        assertThat(libraries())
                .contains(MODULE.fileName(".jar"))
                .anyMatch(jar -> jar.startsWith("jackson-core-"))
                .noneMatch(jar -> NOT_OURS.matcher(jar).matches());
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(ARCHIVE)).isLessThan(10 * 1024 * 1024);
    }

    @Test
    void eachLibraryIsNamedWithItsLicence() throws IOException {
        List<String> lines = Files.readAllLines(plugin.resolve("doc/THIRD-PARTY.txt"));

        assertThat(libraries())
                .filteredOn(jar -> !jar.equals(MODULE.fileName(".jar")))
                .allSatisfy(jar -> assertThat(lines)
                        .anyMatch(line -> jar.startsWith(line.split(" ", 2)[0])
                                && (line.contains(" Apache-2.0 ") || line.contains(" MIT-0 "))));
    }

    @Test
    void theTextsOfTheLicencesAreThere() throws IOException {
        Path doc = plugin.resolve("doc");

        assertThat(doc.resolve("LICENSE")).hasSameTextualContentAs(ROOT.resolve("LICENSE"));
        assertThat(doc.resolve("NOTICE")).hasSameTextualContentAs(ROOT.resolve("NOTICE"));
        assertThat(Stream.of(
                        "MIT-0.txt",
                        "jackson-core/META-INF/NOTICE",
                        "netty/META-INF/NOTICE.txt",
                        "netty/META-INF/license/LICENSE.jctools.txt",
                        "reactor-core/META-INF/LICENSE"))
                .allSatisfy(text ->
                        assertThat(doc.resolve("licenses").resolve(text)).isNotEmptyFile());
    }

    @Test
    void itSaysWhatItIsWithNothingLeftOut() throws IOException {
        assertThat(Files.readString(plugin.resolve("doc/README.md")))
                .contains("# Box Event Flux for Kafka Connect " + MODULE.pom().text("/project/version"))
                .doesNotContain("${");
        assertThat(Files.readString(plugin.resolve("manifest.json"))).doesNotContain("${");
    }

    @Test
    void noFileTellsWhenItWasBuilt() throws IOException {
        try (Stream<Path> files = Files.walk(plugin)) {
            assertThat(files.map(PluginArchiveTest::time).distinct()).hasSize(1);
        }
    }

    private static List<String> libraries() throws IOException {
        return list(plugin.resolve("lib")).stream().map(PluginArchiveTest::name).toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
