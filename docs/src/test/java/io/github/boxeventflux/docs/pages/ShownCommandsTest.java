package io.github.boxeventflux.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that README and the pages show name modules, tests and profiles that there are. */
class ShownCommandsTest {

    private static final Pattern MAVEN = Pattern.compile("\\bmvn [^`\\n]*");
    private static final Pattern NAMES = Pattern.compile("[\\w/-]+(?:,[\\w/-]+)*");

    private static final Set<String> TESTS = Project.testFiles(name -> name.matches(".*\\.(?:java|kt)")).stream()
            .map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ""))
            .collect(Collectors.toSet());

    private static final Set<String> PROFILES = Project.modules().stream()
            .map(module -> Project.read(Project.ROOT.resolve(module).resolve("pom.xml")))
            .flatMap(pom -> Pattern.compile("<profile>.*?<id>([^<]+)</id>", Pattern.DOTALL)
                    .matcher(pom)
                    .results())
            .map(profile -> profile.group(1))
            .collect(Collectors.toSet());

    static Stream<String> commands() {
        return Project.pages()
                .flatMap(page -> MAVEN.matcher(Project.read(page)).results())
                .map(MatchResult::group)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsNamedIsThere(String command) {
        assertThat(named(command, "-pl ")).isSubsetOf(Project.modules());
        assertThat(named(command, "-Dtest=")).isSubsetOf(TESTS);
        assertThat(named(command, " -P")).isSubsetOf(PROFILES);
    }

    @Test
    void theTestCommandIsWhatTheGateRuns() {
        assertThat(Project.read(Project.ROOT.resolve("README.md"))).contains("\nmvn -B -ntp verify\n");
        assertThat(Project.read(Project.ROOT.resolve(".ci/run"))).contains("\nmvn -B -ntp verify\n");
    }

    private static List<String> named(String command, String option) {
        return Pattern.compile(Pattern.quote(option) + "(" + NAMES + ")")
                .matcher(command)
                .results()
                .flatMap(names -> Stream.of(names.group(1).split(",", -1)))
                .toList();
    }
}
