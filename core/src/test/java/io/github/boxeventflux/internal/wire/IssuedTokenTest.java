package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTokenTest {

    private static final Instant ASKED_AT = Instant.parse("2026-11-22T16:04:09Z");

    @Test
    void aTokenLivesFromTheMomentAtWhichItWasAskedFor() {
        IssuedToken issued = decode("""
                {"access_token":"T1","expires_in":4123,"restricted_to":[],"refresh_token":"R1","token_type":"bearer"}""");

        assertThat(issued.accessToken()).isEqualTo(new AccessToken("T1", ASKED_AT.plusSeconds(4123)));
        assertThat(issued.refreshToken()).isEqualTo("R1");
    }

    @ParameterizedTest
    @CsvSource({"\"3600\", 3600", "\" 60 \", 60", "1, 1", "59.9, 59", "3.6e3, 3600"})
    void itsLifeMayBeToldAsTextOrAsAnyNumber(String expiresIn, long seconds) {
        assertThat(expiryWith(expiresIn)).isEqualTo(ASKED_AT.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "null", "\"\"", "\"soon\"", "\"NaN\"", "{}", "[3600]", "true", "0.5"})
    void aLifeThatMakesNoSenseLeavesTheExpiryOpen(String expiresIn) {
        assertThat(expiryWith(expiresIn)).isNull();
    }

    @Test
    void soDoesOneThatIsNotTold() {
        assertThat(decode("{\"access_token\":\"T1\"}").accessToken()).isEqualTo(AccessToken.of("T1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31536001", "9223372036854775807", "99999999999999999999999999", "1e400", "\"1e999999999\""})
    void aHugeLifeIsAYear(String expiresIn) {
        assertThat(expiryWith(expiresIn)).isEqualTo(ASKED_AT.plus(Duration.ofDays(365)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "7", "{}"})
    void whatIsNoRefreshTokenIsNone(String refreshToken) {
        assertThat(decode("{\"access_token\":\"T1\",\"refresh_token\":" + refreshToken + "}")
                        .refreshToken())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>hush</html>",
                "null",
                "[\"hush\"]",
                "{\"token\":\"hush\"}",
                "{\"access_token\":null}",
                "{\"access_token\":7}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"hush hush\"}",
                "{\"access_token\":\"hush\\r\\n\"}",
                "{\"access_token\":\"hush\",\"expires_in\":36",
            })
    void anAnswerWithoutAUsableTokenIsMalformedAndNotShown(String body) {
        assertThatThrownBy(() -> decode(body))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageStartingWith("Box's answer with an access token ")
                .hasStackTraceContaining("MalformedAnswerException")
                .satisfies(error -> assertThat(error.toString()).doesNotContain("hush"))
                .hasNoCause();
    }

    @Test
    void anyJsonIsReadOrMalformed() {
        Seeds.forEach(500, random -> {
            String body = "{\"access_token\":" + new RandomJson(random).value() + ",\"expires_in\":"
                    + new RandomJson(random).value() + "}";
            try {
                decode(body);
            } catch (MalformedAnswerException e) {
                assertThat(e).hasNoCause();
            }
        });
    }

    @Test
    void itShowsNeitherToken() {
        assertThat(decode("{\"access_token\":\"T1\",\"refresh_token\":\"R1\"}")).hasToString("IssuedToken[***]");
    }

    private static Instant expiryWith(String expiresIn) {
        return decode("{\"access_token\":\"T1\",\"expires_in\":" + expiresIn + "}")
                .accessToken()
                .expiresAt();
    }

    private static IssuedToken decode(String body) {
        return IssuedToken.decode(utf8(body), ASKED_AT);
    }
}
