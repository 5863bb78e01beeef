package io.github.boxeventflux.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the pages show is what a test of some module compiles and runs. */
class ShownCodeTest {

    /** Surefire runs what is named so. */
    private static final List<Path> TESTS =
            Project.testFiles(name -> name.endsWith("Test.java") || name.endsWith("Test.kt"));

    private static final List<Path> SETTINGS = Project.testFiles(
            name -> name.endsWith("Test.java") || name.endsWith(".yaml") || name.endsWith(".properties"));

    /** Of these each has a test that looks at it, or shows nothing that could be wrong. */
    private static final Set<String> LANGUAGES =
            Set.of("java", "kotlin", "yaml", "properties", "xml", "shell", "sql", "json", "text");

    static Stream<CodeBlock> programs() {
        return CodeBlock.in("java", "kotlin");
    }

    static Stream<CodeBlock> settings() {
        return CodeBlock.in("yaml", "properties");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyProgramStandsInATest(CodeBlock block) {
        assertThat(TESTS)
                .as("tests with the lines that %s shows:%n%s", block.place(), block.code())
                .anyMatch(block::standsIn);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("settings")
    void everySettingStandsInATest(CodeBlock block) {
        assertThat(SETTINGS)
                .as("tests and their resources with the lines that %s shows:%n%s", block.place(), block.code())
                .anyMatch(block::standsIn);
    }

    @Test
    void everyBlockNamesALanguageThatIsLookedAt() {
        assertThat(CodeBlock.all())
                .hasSizeGreaterThan(40)
                .allSatisfy(block -> assertThat(LANGUAGES).as(block.place()).contains(block.language()));
    }

    @Test
    void noFenceIsLeftOver() {
        assertThat(Project.pages()).allSatisfy(page -> {
            long fences = Project.read(page)
                    .lines()
                    .filter(line -> line.strip().startsWith("```"))
                    .count();
            long blocks = CodeBlock.all()
                    .filter(block -> block.place().startsWith(Project.ROOT.relativize(page) + ":"))
                    .count();
            assertThat(fences).isEqualTo(2 * blocks);
        });
    }
}
