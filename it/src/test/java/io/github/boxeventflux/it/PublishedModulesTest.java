package io.github.boxeventflux.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven Central asks for, and what a user's build may rely on. */
class PublishedModulesTest {

    private static final List<PublishedModule> MODULES =
            PublishedModule.of(Path.of(System.getProperty("published.root")));

    static List<PublishedModule> modules() {
        return MODULES;
    }

    static List<PublishedModule> jars() {
        return MODULES.stream().filter(PublishedModule::hasJar).toList();
    }

    @Test
    void theBomNamesEveryPublishedModuleAndNothingElse() {
        PublishedModule bom = MODULES.stream()
                .filter(module -> module.artifactId().equals("box-event-flux-bom"))
                .findFirst()
                .orElseThrow();

        assertThat(bom.pom().all("/project/dependencyManagement/dependencies/dependency/artifactId"))
                .containsExactlyInAnyOrderElementsOf(
                        jars().stream().map(PublishedModule::artifactId).toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aPomSaysWhatMavenCentralAsksFor(PublishedModule module) {
        Pom pom = module.pom();

        assertThat(Stream.of(
                        "name",
                        "description",
                        "url",
                        "licenses/license/name",
                        "licenses/license/url",
                        "developers/developer/name",
                        "scm/connection",
                        "scm/developerConnection",
                        "scm/url"))
                .allSatisfy(element -> assertThat(pom.text("/project/" + element))
                        .as(element)
                        .isNotEmpty()
                        .doesNotContain("${", "box-event-flux.git/"));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aPomNeedsNoOther(PublishedModule module) {
        Pom pom = module.pom();

        assertThat(Stream.of("parent", "dependencyManagement", "build", "profiles", "repositories", "properties"))
                .noneMatch(element -> pom.has("/project/" + element));
        assertThat(pom.all("/project/dependencies/dependency/version")).noneMatch(version -> version.contains("${"));
        assertThat(pom.all("/project/dependencies/dependency/scope")).doesNotContain("test");
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aJarComesWithSourcesAndJavadoc(PublishedModule module) {
        assertThat(module.jar("")).isRegularFile();
        assertThat(module.jar("-sources")).isRegularFile();
        assertThat(module.jar("-javadoc")).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aJarComesWithABillOfMaterials(PublishedModule module) {
        assumeThat(Boolean.getBoolean("published.offline"))
                .as("without a network none is written")
                .isFalse();

        assertThat(module.target("bom.json")).content().contains(module.artifactId());
        assertThat(module.target("bom.xml")).content().contains(module.artifactId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-sources"})
    void everyJarBringsItsLicence(String suffix) {
        assertThat(jars()).allSatisfy(module -> {
            try (JarFile jar = new JarFile(module.jar(suffix).toFile())) {
                assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
                assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aModuleNameIsGivenAndValid(PublishedModule module) throws IOException {
        try (JarFile jar = new JarFile(module.jar("").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .startsWith("io.github.boxeventflux.")
                    .isEqualTo(module.source().text("/project/properties/java.module.name"))
                    .isEqualTo(module.javaModule().descriptor().name());
        }
    }

    @Test
    void noTwoModulesShareANameOrAPackage() {
        List<ModuleDescriptor> modules = jars().stream()
                .map(PublishedModule::javaModule)
                .map(ModuleReference::descriptor)
                .toList();

        assertThat(modules).extracting(ModuleDescriptor::name).doesNotHaveDuplicates();
        assertThat(modules.stream().flatMap(module -> module.packages().stream()))
                .doesNotHaveDuplicates();
    }
}
