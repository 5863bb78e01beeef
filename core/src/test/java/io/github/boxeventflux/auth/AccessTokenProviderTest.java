package io.github.boxeventflux.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessTokenProviderTest {

    private static final AccessTokenProvider PROVIDER = AccessTokenProvider.fixed("secret");

    @Test
    void aFixedOneGivesTheSameTokenAlsoWhenItWasRefused() {
        AccessToken token = AccessToken.of("secret");

        assertThat(PROVIDER.accessToken(null)).isCompletedWithValue(token);
        assertThat(PROVIDER.accessToken(token)).isCompletedWithValue(token);
    }

    @Test
    void fixedOnesOfEqualTokensAreEqual() {
        assertThat(PROVIDER)
                .isEqualTo(AccessTokenProvider.fixed("secret"))
                .hasSameHashCodeAs(AccessTokenProvider.fixed("secret"));
        assertThat(PROVIDER).isNotEqualTo(AccessTokenProvider.fixed("another"));
    }

    @Test
    void aFixedOneDoesNotShowItsToken() {
        assertThat(PROVIDER.toString()).doesNotContain("secret");
    }
}
