package io.github.boxeventflux.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever has released cannot forget to say so: what comes next is compared with it. */
class LastReleaseTest {

    private static final Pattern RELEASE = Pattern.compile("^## \\[(\\d\\S*)]", Pattern.MULTILINE);

    @Test
    void theLastReleaseIsTheNewestOneOfTheChangelogBeforeThisVersion() throws IOException {
        String changelog = Files.readString(Path.of(System.getProperty("published.root"), "CHANGELOG.md"));
        String newest = RELEASE.matcher(changelog)
                .results()
                .map((MatchResult heading) -> heading.group(1))
                .filter(version -> !version.equals(System.getProperty("published.version")))
                .findFirst()
                .orElse("none");

        assertThat(System.getProperty("last.release"))
                .as("last.release in .mvn/maven.config")
                .isEqualTo(newest);
    }
}
