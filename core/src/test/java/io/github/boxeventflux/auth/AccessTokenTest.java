package io.github.boxeventflux.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "aB3-._~+/=", "!\"#$%&'()*,:;<>?@[\\]^`{|}"})
    void visibleAsciiIsTaken(String token) {
        assertThat(AccessToken.of(token).value()).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\n", "hush hush", "hush\n", " hush", "hush\r\nX: y", "hush\u0000", "hüsh", "hush\u007f"
            })
    void whatNoHeaderCanCarryIsRefusedWithoutBeingShown(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessToken.of(token))
                .withMessageStartingWith("accessToken: ")
                .withMessageNotContainingAny("hush", "hüsh");
    }

    @Test
    void itsTextHidesIt() {
        assertThat(new AccessToken("hush", Instant.EPOCH)).hasToString("AccessToken[***]");
    }

    @Test
    void tokensAreEqualByValueAndTime() {
        assertThat(AccessToken.of("a")).isEqualTo(AccessToken.of("a")).isNotEqualTo(AccessToken.of("b"));
        assertThat(AccessToken.of("a").expiresAt()).isNull();
        assertThat(new AccessToken("a", Instant.EPOCH)).isNotEqualTo(AccessToken.of("a"));
    }

    @Test
    void aFixedTokenStaysTheSameWhenItIsRefused() {
        AccessTokenProvider provider = AccessTokenProvider.fixed("a");

        assertThat(provider.accessToken(null)).isCompletedWithValue(AccessToken.of("a"));
        assertThat(provider.accessToken(AccessToken.of("a"))).isCompletedWithValue(AccessToken.of("a"));
    }

    @Test
    void aFixedTokenIsCheckedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessTokenProvider.fixed(" "));
    }
}
