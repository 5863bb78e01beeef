package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.AskedTokens.errorOf;
import static io.github.boxeventflux.reactor.AskedTokens.freshOf;
import static io.github.boxeventflux.reactor.AskedTokens.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.box.sdk.BoxDeveloperEditionAPIConnection;
import com.box.sdk.DeveloperEditionEntityType;
import com.box.sdk.EncryptionAlgorithm;
import com.box.sdk.JWTEncryptionPreferences;
import com.box.sdkgen.box.ccgauth.BoxCCGAuth;
import com.box.sdkgen.box.ccgauth.CCGConfig;
import com.box.sdkgen.box.jwtauth.BoxJWTAuth;
import com.box.sdkgen.box.jwtauth.JWTConfig;
import com.box.sdkgen.networking.auth.Authentication;
import com.box.sdkgen.networking.baseurls.BaseUrls;
import com.box.sdkgen.networking.boxnetworkclient.BoxNetworkClient;
import com.box.sdkgen.networking.network.NetworkSession;
import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.test.StepVerifier;

/** The official SDK's authentication, plugged in as an application would, against a Box that lets its tokens expire. */
@Timeout(180)
class SdkAuthenticationTest {

    /** It takes its time to load and to decrypt a key, on a busy machine above all. */
    private static final RenewalOptions PATIENT =
            RenewalOptions.builder().answerTimeout(Duration.ofMinutes(2)).build();

    private static final SdkKey KEY = SdkKey.random();

    private final FakeBox box = FakeBox.builder()
            .tokens("no-other")
            .application("an-app", "hush-hush")
            .start();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void itsJwtAuthenticationGivesTheTokensOfAStream() throws Exception {
        assertReadsAndRenews(tokensOf(new BoxJWTAuth(jwtConfig())));

        assertThat(claims()).contains("\"box_sub_type\":\"enterprise\"", "\"sub\":\"4711\"", "\"iss\":\"an-app\"");
    }

    @Test
    void soDoesItsClientCredentialsAuthentication() {
        assertReadsAndRenews(tokensOf(ccgAuth("hush-hush")));
    }

    @Test
    void soDoesItsClassicJwtAuthentication() throws Exception {
        BoxDeveloperEditionAPIConnection connection = new CleartextConnection(preferences());
        connection.setBaseURL(box.apiUrl().resolve("/").toString());

        assertReadsAndRenews(BoxTokens.fromCallable(
                () -> {
                    connection.authenticate();
                    return new AccessToken(
                            connection.getAccessToken(),
                            Instant.ofEpochMilli(connection.getLastRefresh() + connection.getExpires()));
                },
                PATIENT));

        assertThat(claims()).contains("\"sub\":\"4711\"");
    }

    /** Why a callable asks for a fresh one: what the SDK keeps it gives again, expired or not. */
    @Test
    void whatItKeepsItGivesAgainThoughItHasExpired() throws Exception {
        BoxJWTAuth auth = new BoxJWTAuth(jwtConfig());
        String kept = auth.retrieveToken(session()).getAccessToken();

        box.advance(Duration.ofHours(2));

        assertThat(auth.retrieveToken(session()).getAccessToken()).isEqualTo(kept);
        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(1);
    }

    @Test
    void whatItFailsWithIsToldWithoutTheSecretThatItSent() {
        BoxEventException error = errorOf(tokensOf(ccgAuth("a-wrong-secret-of-32-characters-")));

        assertThat(error)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("The callable that gets access tokens failed (BoxAPIError); it is tried again")
                .hasStackTraceContaining("401");
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("a-wrong-secret");
    }

    private AccessTokenProvider tokensOf(Authentication auth) {
        NetworkSession session = session();
        return BoxTokens.fromCallable(
                () -> {
                    var fresh = auth.refreshToken(session);
                    return new AccessToken(fresh.getAccessToken(), Instant.now().plusSeconds(fresh.getExpiresIn()));
                },
                PATIENT);
    }

    private void assertReadsAndRenews(AccessTokenProvider tokens) {
        box.publish(SampleEvents.numbered(0, 2));
        AccessToken first = tokenOf(tokens);
        BoxEventFlux.stream(StreamOptions.builder()
                        .apiUrl(box.apiUrl())
                        .accessTokenProvider(tokens)
                        .startAt(StartAt.earliest())
                        .build())
                .take(2)
                .as(StepVerifier::create)
                .expectNextCount(2)
                .verifyComplete();

        assertThat(first.expiresAt())
                .isBetween(Instant.now().plusSeconds(3400), Instant.now().plusSeconds(3600));
        assertThat(freshOf(tokens, first)).isNotEqualTo(first);
        assertThat(box.requests(Call.ISSUE_TOKEN))
                .hasSize(2)
                .allMatch(request -> request.outcome().status() == 200);
    }

    private String claims() throws Exception {
        return KEY.claimsOf(box.requests(Call.ISSUE_TOKEN).get(0).formField("assertion"));
    }

    private static JWTConfig jwtConfig() throws Exception {
        return new JWTConfig.Builder("an-app", "hush-hush", "a-key-id", KEY.encrypted(), KEY.passphrase())
                .enterpriseId("4711")
                .build();
    }

    private static BoxCCGAuth ccgAuth(String secret) {
        return new BoxCCGAuth(
                new CCGConfig.Builder("an-app", secret).enterpriseId("4711").build());
    }

    private static JWTEncryptionPreferences preferences() throws Exception {
        JWTEncryptionPreferences preferences = new JWTEncryptionPreferences();
        preferences.setPublicKeyID("a-key-id");
        preferences.setPrivateKey(KEY.encrypted());
        preferences.setPrivateKeyPassword(KEY.passphrase());
        preferences.setEncryptionAlgorithm(EncryptionAlgorithm.RSA_SHA_256);
        return preferences;
    }

    private NetworkSession session() {
        String url = box.apiUrl().resolve("/").toString().replaceAll("/$", "");
        return new NetworkSession.Builder()
                .baseUrls(new BaseUrls.Builder().baseUrl(url).build())
                .networkClient(new BoxNetworkClient(cleartext(new OkHttpClient())))
                .build();
    }

    /** It refuses plain http unless its client is replaced. */
    private static OkHttpClient cleartext(OkHttpClient client) {
        return client.newBuilder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .readTimeout(AskedTokens.SOON)
                .build();
    }

    private static final class CleartextConnection extends BoxDeveloperEditionAPIConnection {

        CleartextConnection(JWTEncryptionPreferences preferences) {
            super("4711", DeveloperEditionEntityType.ENTERPRISE, "an-app", "hush-hush", preferences);
        }

        @Override
        protected okhttp3.Call createNewCall(OkHttpClient client, Request request) {
            return cleartext(client).newCall(request);
        }
    }
}
