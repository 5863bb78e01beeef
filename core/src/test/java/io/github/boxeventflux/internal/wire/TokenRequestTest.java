package io.github.boxeventflux.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.RefreshTokenGrant;
import io.github.boxeventflux.support.Samples;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TokenRequestTest {

    @Test
    void anApplicationAsksForItselfInAnEnterprise() {
        TokenRequest request =
                TokenRequest.of(Samples.clientCredentials().enterprise("4711").build());

        assertThat(request.url()).isEqualTo(URI.create("https://api.box.com/oauth2/token"));
        assertThat(request.form())
                .isEqualTo("grant_type=client_credentials&client_id=an-app&client_secret=hush-hush"
                        + "&box_subject_type=enterprise&box_subject_id=4711");
    }

    @Test
    void orForOneOfItsUsers() {
        assertThat(TokenRequest.of(Samples.clientCredentials().user("17").build())
                        .form())
                .endsWith("&box_subject_type=user&box_subject_id=17");
    }

    @Test
    void aUserIsAskedForWithARefreshToken() {
        RefreshTokenGrant grant = Samples.refreshToken()
                .refreshToken("first")
                .tokenUrl(URI.create("http://127.0.0.1:1/oauth2/token"))
                .build();

        TokenRequest request = TokenRequest.of(grant, "second");

        assertThat(request.url()).isEqualTo(URI.create("http://127.0.0.1:1/oauth2/token"));
        assertThat(request.form())
                .isEqualTo("grant_type=refresh_token&client_id=an-app&client_secret=hush-hush&refresh_token=second");
    }

    @Test
    void whatAFormTakesForItselfIsEncoded() {
        ClientCredentialsGrant grant = Samples.clientCredentials()
                .clientSecret("a&b=c+d%e/f")
                .enterprise("4711")
                .build();

        assertThat(TokenRequest.of(grant).form()).contains("&client_secret=a%26b%3Dc%2Bd%25e%2Ff&");
    }

    @Test
    void itKnowsItsSecretsAndShowsNone() {
        TokenRequest request =
                TokenRequest.of(Samples.refreshToken().refreshToken("first").build(), "second");

        assertThat(request).hasToString("TokenRequest[https://api.box.com/oauth2/token]");
        assertThat(request.secrets().leftOutOf("second hush-hush an-app")).isEqualTo("… … an-app");
    }
}
