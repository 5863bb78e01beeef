package io.github.boxeventflux.campaigns.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a test makes up as a secret is known as one where it is shown. */
@Tag("outputs")
class RecognisableSecretsTest {

    private static final Pattern SECRET = Pattern.compile("(?:\\b(?:accessToken|AccessToken\\.of|new AccessToken|tokens"
            + "|clientSecret|refreshToken|password|application)\\((?:\"[^\"]*\", )?|(?:TOKEN|SECRET|PASSWORD)\\w* = )"
            + "\"([^\"]{8,})\"");

    /** Never sent, or what every Java has for its key stores. */
    private static final Set<String> TOO_ORDINARY =
            Set.of("no-other", "authorization: bearer ", "a&b=c+d%e/f", "changeit");

    @Test
    void whatTestsTakeForSecretsCanBeLookedFor() throws IOException {
        List<String> secrets =
                sources().flatMap(RecognisableSecretsTest::secretsIn).toList();

        assertThat(secrets).contains("hush-hush");
        assertThat(secrets)
                .filteredOn(secret -> !TOO_ORDINARY.contains(secret))
                .allMatch(secret -> TestSecrets.VALUE.matcher(secret).find());
    }

    private static Stream<String> secretsIn(Path source) {
        try {
            return SECRET.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(source.toString(), e);
        }
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("outputs.root")))) {
            return files
                    .filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith(".java"))
                    .toList()
                    .stream();
        }
    }
}
