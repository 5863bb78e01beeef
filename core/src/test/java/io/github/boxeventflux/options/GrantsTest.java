package io.github.boxeventflux.options;

import static io.github.boxeventflux.support.Samples.clientCredentials;
import static io.github.boxeventflux.support.Samples.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a grant is made of; what cannot work is refused before anything runs, and no secret is shown. */
class GrantsTest {

    @Test
    void anApplicationActsInAnEnterprise() {
        ClientCredentialsGrant grant = clientCredentials().enterprise("4711").build();

        assertThat(grant.clientId()).isEqualTo("an-app");
        assertThat(grant.clientSecret()).isEqualTo("hush-hush");
        assertThat(grant.subject()).isEqualTo(new ClientCredentialsGrant.Subject("enterprise", "4711"));
        assertThat(grant.tokenUrl()).isEqualTo(URI.create("https://api.box.com/oauth2/token"));
        assertThat(grant.renewal()).isSameAs(RenewalOptions.defaults());
        assertThat(grant).hasToString("ClientCredentialsGrant[clientId=an-app, enterprise=4711]");
    }

    @Test
    void orAsAUser() {
        ClientCredentialsGrant grant = clientCredentials().user("17").build();

        assertThat(grant.subject()).isEqualTo(new ClientCredentialsGrant.Subject("user", "17"));
        assertThat(grant).hasToString("ClientCredentialsGrant[clientId=an-app, user=17]");
    }

    @Test
    void aRefreshTokenShowsNoSecret() {
        assertThat(refreshToken().refreshToken("hush").build()).hasToString("RefreshTokenGrant[clientId=an-app]");
    }

    @Test
    void aTokenIsRenewedAMinuteAheadByDefault() {
        assertThat(RenewalOptions.defaults().renewAhead()).isEqualTo(Duration.ofSeconds(60));
        assertThat(RenewalOptions.defaults().answerTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(RenewalOptions.defaults().retry()).isSameAs(RetryOptions.defaults());
    }

    @Test
    void whatMustBeSetIsMissed() {
        refused(() -> ClientCredentialsGrant.builder().build()).withMessage("clientId: is missing");
        refused(() -> ClientCredentialsGrant.builder().clientId("an-app").build())
                .withMessage("clientSecret: is missing");
        refused(() -> clientCredentials().build()).withMessage("enterprise: is missing; set enterprise or user");
        refused(() -> refreshToken().build()).withMessage("refreshToken: is missing; set refreshToken or loadedBy");
        refused(() -> RefreshTokenGrant.builder()
                        .clientId("an-app")
                        .clientSecret("hush")
                        .refreshToken("hush")
                        .build())
                .withMessageStartingWith("storedBy: is missing; ");
    }

    @Test
    void whatExcludesEachOtherIsRefused() {
        refused(() -> clientCredentials().enterprise("4711").user("17").build())
                .withMessage("enterprise and user: are both set; allowed is one of them");
        refused(() -> refreshToken()
                        .refreshToken("hush")
                        .loadedBy(() -> subscriber -> {})
                        .build())
                .withMessage("refreshToken and loadedBy: are both set; allowed is one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hush hush", "hush\n", "höush"})
    void aSecretThatCannotBeOneIsNotShown(String secret) {
        refused(() -> clientCredentials()
                        .clientSecret(secret)
                        .enterprise("4711")
                        .build())
                .withMessage(
                        "clientSecret: a blank text, or one with a space or a line break, is not allowed; allowed is"
                                + " visible ASCII");
        refused(() -> refreshToken().refreshToken(secret).build())
                .withMessageStartingWith("refreshToken: a blank text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "4 2", "ä"})
    void anIdThatCannotBeOne(String id) {
        String allowed = ": \"" + id + "\" is not allowed; allowed is visible ASCII without spaces";
        refused(() -> clientCredentials().clientId(id).enterprise("4711").build())
                .withMessage("clientId" + allowed);
        refused(() -> clientCredentials().enterprise(id).build()).withMessage("enterprise" + allowed);
        refused(() -> clientCredentials().user(id).build()).withMessage("user" + allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.box.com/oauth2/token", "ftp://api.box.com", "/oauth2/token", "https:api"})
    void anAddressThatSecretsMayNotGoTo(String url) {
        String refusal = "tokenUrl: " + url + " is not allowed; allowed is an https address such as"
                + " https://api.box.com/oauth2/token";
        refused(() -> clientCredentials().tokenUrl(URI.create(url)).user("17").build())
                .withMessageStartingWith(refusal);
        refused(() -> refreshToken()
                        .tokenUrl(URI.create(url))
                        .refreshToken("hush")
                        .build())
                .withMessageStartingWith(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:hush@api.box.com/oauth2/token",
                "https://api.box.com/oauth2/token?client_secret=hush",
                "https://api.box.com/oauth2/token#hush"
            })
    void anAddressWithMoreThanAPlaceIsNotShown(String url) {
        refused(() -> clientCredentials().tokenUrl(URI.create(url)).user("17").build())
                .withMessageStartingWith("tokenUrl: an address with a user, a query or a fragment is not allowed")
                .withMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/oauth2/token", "http://127.0.0.1/token", "HTTPS://API.BOX.COM/x"})
    void plainHttpOnThisMachineIsTaken(String url) {
        assertThatCode(() ->
                        clientCredentials().tokenUrl(URI.create(url)).user("17").build())
                .doesNotThrowAnyException();
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> refused(ThrowingCallable build) {
        return assertThatIllegalArgumentException().isThrownBy(build);
    }
}
