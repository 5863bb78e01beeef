package io.github.boxeventflux.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no checkpoint of this version is refused with a reason, and never half read. */
class CheckpointRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^|it is no JSON object",
                "^ ^|it is no JSON object",
                "null|it is no JSON object",
                "[]|it is no JSON object",
                "17|it is no JSON object",
                "now|it is unreadable at character 0",
                "{|it is cut off",
                "{}|it names no known version",
                "{`version`:1}|it has no position",
                "{`position`:`1`}|it names no known version",
                "{`version`:0,`position`:`1`}|it names no known version",
                "{`version`:-2,`position`:`1`}|it names no known version",
                "{`version`:1.0,`position`:`1`}|it names no known version",
                "{`version`:`1`,`position`:`1`}|it names no known version",
                "{`version`:null,`position`:`1`}|it names no known version",
                "{`version`:[1],`position`:`1`}|it names no known version",
                "{`version`:1,`position`:1}|its position holds something else than text",
                "{`version`:1,`position`:null}|its position holds something else than text",
                "{`version`:1,`position`:{`position`:`1`}}|its position holds something else than text",
                "{`version`:1,`position`:``}|its position is blank",
                "{`version`:1,`position`:` \\n`}|its position is blank",
                "{`version`:1,`position`:`now`}|its position is \"now\"",
                "{`version`:1,`position`:`1`,`readAt`:null}|its readAt holds something else than text",
                "{`version`:1,`position`:`1`,`readAt`:0}|its readAt holds something else than text",
                "{`version`:1,`position`:`1`,`readAt`:`yesterday`}|its readAt is no time",
                "{`version`:1,`position`:`1`,`recentEventIds`:null}|its recentEventIds is no list",
                "{`version`:1,`position`:`1`,`recentEventIds`:{}}|its recentEventIds is no list",
                "{`version`:1,`position`:`1`,`recentEventIds`:`a`}|its recentEventIds is no list",
                "{`version`:1,`position`:`1`,`recentEventIds`:[1]}|its recentEventIds holds something else than text",
                "{`version`:1,`position`:`1`,`recentEventIds`:[`a`,null]}|its recentEventIds holds something else",
                "{`version`:1,`position`:`1`,`recentEventIds`:[[`a`]]}|its recentEventIds holds something else",
                "{`version`:1,`position`:`1`,`acknowledgedBeyond`:[[]]}|its acknowledgedBeyond holds something else",
                "{`version`:1,`position`:`1`,`history`:null}|its history is no list",
                "{`version`:1,`position`:`1`,`history`:{}}|its history is no list",
                "{`version`:1,`position`:`1`,`history`:[1]}|its history holds something else than periods",
                "{`version`:1,`position`:`1`,`history`:[{}]}|its history holds a period without time",
                "{`version`:1,`position`:`1`,`history`:[{`from`:`2026-03-01T10:00:00Z`}]}|its history holds a period without time",
                "{`version`:1,`position`:`1`,`history`:[{`from`:`2026-03-01T10:00:00Z`,`to`:`2026-03-01T10:00:00Z`}]}|its history holds a period without time",
                "{`version`:1,`position`:`1`,`history`:[{`from`:`March`,`to`:`2026-03-01T10:00:00Z`}]}|its from is no time",
                "{`version`:1,`position`:`1`,`history`:[{`from`:`2026-03-01T10:00:00.2Z`,`to`:`2026-03-01T10:00:00.9Z`}]}|its history holds a period that is not in whole seconds",
                "{`version`:1,`position`:`1`,`history`:[{`from`:1,`to`:2}]}|its from holds something else than text",
                "{`version`:1,`position`:`1`,`history`:[{`from`:`2026-03-02T10:00:00Z`,`to`:`2026-03-03T10:00:00Z`},{`from`:`2026-03-01T10:00:00Z`,`to`:`2026-03-02T10:00:01Z`}]}|its history is not in the order of time",
                "{`version`:1,`position`:`1`}}|it is unreadable at character 28",
                "{`version`:1,`position`:`1`}{}|it goes on after its end",
                "{`version`:1,`position`:`1`} x|it is unreadable at character",
                "{`version`:1,`position`:`1`,}|it is unreadable at character",
                "^{`version`:1,`position`:`a\nb`}^|it is unreadable at character",
                "{`version`:1,`position`:`1`,`position`:`1`}|it has the field position twice",
                "{`version`:1,`position`:`1`,`version`:1}|it has the field version twice",
                "{`version`:1,`phase`:1,`phase`:1,`position`:`1`}|it has the field phase twice"
            })
    void anotherTextIsRefused(String text, String why) {
        refused(text.replace('`', '"')).withMessageStartingWith("The text is no checkpoint that can be read: " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":2}",
                "{\"version\":2,\"position\":{\"history\":\"17\"},\"recentEventIds\":7}",
                "{\"position\":[],\"version\":2",
            })
    void aNewerVersionIsSaidToBeOneWhateverElseItHolds(String text) {
        refused(text)
                .withMessageEndingWith(
                        "a newer version of this library wrote it, in format 2, and this one reads format 1;"
                                + " use that version of the library or a newer one");
    }

    @Test
    void everyTruncationIsRefused() {
        String whole = new Checkpoint(
                        new StreamPosition("17"),
                        Instant.parse("2026-03-01T10:00:00Z"),
                        List.of("a", "\u0001"),
                        List.of("b"))
                .toJson();

        for (int length = 0; length < whole.length(); length++) {
            refused(whole.substring(0, length));
            refused(whole.substring(0, length) + "\0".repeat(whole.length() - length));
        }
    }

    @Test
    void littleOfTheTextIsShown() {
        String secret = "hush".repeat(10_000);

        for (String text : List.of(
                secret,
                "{\"" + secret,
                "{\"version\":1,\"position\":\"" + secret,
                "{\"version\":1,\"position\":" + secret,
                "{\"version\":1,\"position\":\"1\",\"readAt\":\"" + secret + "\"}",
                "{\"version\":1,\"position\":\"1\",\"" + secret + "\":1,\"" + secret + "\":1}",
                "{\"version\":" + "9".repeat(5_000) + "}")) {
            assertThatExceptionOfType(CheckpointException.class)
                    .isThrownBy(() -> Checkpoint.fromJson(text))
                    .withNoCause()
                    .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
        }
    }

    @Test
    void aNameThatIsShownStaysOnOneLine() {
        refused("{\"version\":1,\"a\\nb\":1,\"a\\nb\":1}").withMessageEndingWith("it has the field a?b twice");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        refused("{\"version\":1,\"position\":\"1\",\"phase\":" + "[".repeat(100_000));
    }

    private static ThrowableAssertAlternative<CheckpointException> refused(String text) {
        return assertThatExceptionOfType(CheckpointException.class).isThrownBy(() -> Checkpoint.fromJson(text));
    }
}
