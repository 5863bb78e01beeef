package io.github.boxeventflux.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final Secrets SECRETS = Secrets.of("hush-1", null, "p&s w");

    @Test
    void whatIsKnownIsLeftOut() {
        assertThat(SECRETS.leftOutOf("no hush-1 for hush-2, nor for p&s w")).isEqualTo("no … for hush-2, nor for …");
    }

    @Test
    void soItIsAsItStandsInAForm() {
        assertThat(SECRETS.leftOutOf("client_secret=p%26s+w&x=1")).isEqualTo("client_secret=…&x=1");
        assertThat(SECRETS.areIn("p%26s+w")).isTrue();
    }

    @Test
    void soIsWhateverElseCouldBeOne() {
        String token = "c3FIOG9vSGV4VHo4QzAyg5T1JvNnJoZ3Ex";

        assertThat(Secrets.UNKNOWN.leftOutOf("the token " + token + " is bad")).isEqualTo("the token … is bad");
        assertThat(Secrets.UNKNOWN.areIn(token)).isFalse();
    }

    @Test
    void anythingElseStays() {
        assertThat(SECRETS.leftOutOf("Refresh token has expired")).isEqualTo("Refresh token has expired");
        assertThat(SECRETS.areIn("Refresh token has expired")).isFalse();
    }

    @Test
    void theyShowThemselvesToNobody() {
        assertThat(SECRETS).hasToString("Secrets[***]");
    }
}
