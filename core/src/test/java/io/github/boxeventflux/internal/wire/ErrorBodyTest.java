package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {

    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\ufeff",
                "<html><body><h1>502 Bad Gateway</h1></body></html>",
                "Bad Gateway",
                "null",
                "7",
                "[]",
                "{}",
                "\"bad_request\"",
                "{\"code\":null,\"message\":\"\",\"request_id\":\" \"}",
                "{\"code\":{},\"message\":[\"x\"],\"request_id\":true}",
                "{\"code\":\"bad_request\",\"message\":\"cut of",
            })
    void aBodyThatSaysNothingLeavesEverythingOpen(String body) {
        assertThat(read(utf8(body))).isEqualTo(new ErrorBody(null, null, null, false));
    }

    @Test
    void aByteOrderMarkDoesNotHideIt() {
        assertThat(read(utf8("\ufeff{\"code\":\"c\",\"message\":\"m\",\"request_id\":\"r\"}")))
                .isEqualTo(new ErrorBody("c", "m", "r", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad_request", "access_denied_insufficient_permissions", "oauth2_error"})
    void aCodeIsTakenWhole(String code) {
        assertThat(ErrorBody.code(code, Secrets.UNKNOWN)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "Bad", "a__b", "abcdefghijklmnopqrstuvwxyz012345", "…"})
    void whatIsNoWordIsNoCode(String code) {
        assertThat(ErrorBody.code(code, Secrets.UNKNOWN)).isNull();
    }

    @Test
    void numbersAreTakenAsText() {
        assertThat(read(utf8("{\"code\":404,\"message\":1.50,\"request_id\":99}")))
                .isEqualTo(new ErrorBody("404", "1.50", "99", false));
    }

    @Test
    void aLongMessageIsShortened() {
        ErrorBody body = message("word ".repeat(100_000));

        assertThat(body.message()).hasSize(201).endsWith("…").startsWith("word word");
    }

    @Test
    void aMessageIsFitForOneLineOfALog() {
        assertThat(message("first\\r\\nsecond\\u0000\\u001b[31m\\u202ethird").message())
                .isEqualTo("first second [31m third");
    }

    @Test
    void aHugeBodyIsSurvived() {
        assertThat(read(utf8("{\"a\":" + "[".repeat(1_000_000)))).isEqualTo(new ErrorBody(null, null, null, false));
        assertThat(read(utf8("x".repeat(5_000_000)))).isEqualTo(new ErrorBody(null, null, null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\\nb", "<x>", "ü"})
    void aRequestIdIsTakenWholeOrNotAtAll(String id) {
        assertThat(read(utf8("{\"request_id\":\"" + id + "\"}")).requestId()).isNull();
        assertThat(requestId("x".repeat(65))).isNull();
        assertThat(requestId("0a1b.2c-3:d_4")).isEqualTo("0a1b.2c-3:d_4");
    }

    @Test
    void noMessageShowsATokenWhereverItStands() {
        Seeds.forEach(500, random -> {
            String token = token(random);
            String before = "x ".repeat(random.nextInt(120));
            String text = before + token + " y".repeat(random.nextInt(120));

            String shown = AnswerErrors.of(
                            BoxCall.READ_EVENTS,
                            403,
                            name -> name.equals("WWW-Authenticate")
                                    ? "Bearer error=\"" + token + "\""
                                    : token + " " + name,
                            utf8("{\"message\":\"" + text + "\",\"code\":\"" + text + "\"}"),
                            Instant.EPOCH,
                            Secrets.UNKNOWN)
                    .getMessage();

            for (int from = 0; from + 8 <= token.length(); from++) {
                assertThat(shown).doesNotContain(token.substring(from, from + 8));
            }
        });
    }

    @Test
    void itReadsAnyJson() {
        Seeds.forEach(
                300,
                random -> assertThat(read(utf8(new RandomJson(random).value()))).isNotNull());
    }

    private static String token(Random random) {
        return random.ints(26 + random.nextInt(40), 0, SIGNS.length())
                .mapToObj(i -> SIGNS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static @Nullable String requestId(String id) {
        return ErrorBody.requestId(id, Secrets.UNKNOWN);
    }

    private static ErrorBody read(byte[] body) {
        return ErrorBody.read(body, Secrets.UNKNOWN);
    }

    private static ErrorBody message(String message) {
        return read(utf8("{\"message\":\"" + message + "\"}"));
    }
}
