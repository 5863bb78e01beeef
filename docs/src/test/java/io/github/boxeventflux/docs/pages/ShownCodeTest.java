package io.github.boxeventflux.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the pages show is what a test of some module compiles and runs. */
class ShownCodeTest {

    /** Surefire runs what is named so. */
    private static final List<String> TESTS = texts("Test.java", "Test.kt");

    private static final List<String> SETTINGS = texts("Test.java", ".yaml", ".properties");

    /** Of these each has a test that looks at it, or shows nothing that could be wrong. */
    private static final Set<String> LANGUAGES =
            Set.of("java", "kotlin", "yaml", "properties", "xml", "shell", "sql", "json", "text");

    private static List<String> texts(String... endings) {
        return Project.testFiles(name -> Stream.of(endings).anyMatch(name::endsWith)).stream()
                .map(file -> CodeBlock.flat(Project.read(file)))
                .toList();
    }

    static Stream<CodeBlock> programs() {
        return CodeBlock.in("java", "kotlin");
    }

    static Stream<CodeBlock> settings() {
        return CodeBlock.in("yaml", "properties");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyProgramStandsInATest(CodeBlock block) {
        assertThat(TESTS.stream().anyMatch(block::standsIn))
                .as("no test has the lines that %s shows:%n%s", block.place(), block.code())
                .isTrue();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("settings")
    void everySettingStandsInATest(CodeBlock block) {
        assertThat(SETTINGS.stream().anyMatch(block::standsIn))
                .as("no test and no resource of one has the lines that %s shows:%n%s", block.place(), block.code())
                .isTrue();
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
