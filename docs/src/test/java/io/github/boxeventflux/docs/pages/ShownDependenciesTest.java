package io.github.boxeventflux.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the pages say to depend on is what is built here. */
class ShownDependenciesTest {

    private static final Pattern OWN = Pattern.compile("<groupId>io\\.github\\.boxeventflux</groupId>\\s*"
            + "<artifactId>([^<]+)</artifactId>\\s*(?:<version>([^<]+)</version>)?");

    private static final Set<String> BUILT = Project.modules().stream()
            .map(module -> Project.ROOT.resolve(module).resolve("pom.xml"))
            .map(Project::read)
            .map(pom -> pom.replaceFirst("(?s)<parent>.*?</parent>", ""))
            .map(pom -> first(Pattern.compile("<artifactId>([^<]+)</artifactId>"), pom))
            .collect(Collectors.toSet());

    private static final String VERSION =
            first(Pattern.compile("<version>([^<]+)</version>"), Project.read(Project.ROOT.resolve("pom.xml")));

    static Stream<CodeBlock> dependencies() {
        return CodeBlock.in("xml").filter(block -> OWN.matcher(block.code()).find());
    }

    @ParameterizedTest
    @MethodSource("dependencies")
    void eachIsBuiltHereInThatVersion(CodeBlock block) {
        assertThat(OWN.matcher(block.code()).results()).allSatisfy(own -> {
            assertThat(BUILT).contains(own.group(1));
            assertThat(own.group(2)).as("version").isIn(null, VERSION);
        });
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
