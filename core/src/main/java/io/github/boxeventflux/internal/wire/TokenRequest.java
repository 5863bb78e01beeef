package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.RefreshTokenGrant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What is sent to get an access token.
 *
 * @param url where to {@code POST} it
 * @param form the body, {@code application/x-www-form-urlencoded}; full of secrets
 * @param secrets those that are in it
 */
public record TokenRequest(URI url, String form, Secrets secrets) {

    /** What it does, as a phrase for a sentence. */
    public static final String DESCRIPTION = "getting an access token";

    public static TokenRequest of(ClientCredentialsGrant grant) {
        String form = application("client_credentials", grant.clientId(), grant.clientSecret())
                + parameter("box_subject_type", grant.subject().type())
                + parameter("box_subject_id", grant.subject().id());
        return new TokenRequest(grant.tokenUrl(), form, Secrets.of(grant.clientSecret()));
    }

    public static TokenRequest of(RefreshTokenGrant grant, String refreshToken) {
        String form = application("refresh_token", grant.clientId(), grant.clientSecret())
                + parameter("refresh_token", refreshToken);
        return new TokenRequest(grant.tokenUrl(), form, Secrets.of(grant.clientSecret(), refreshToken));
    }

    private static String application(String grantType, String clientId, String clientSecret) {
        return "grant_type=" + grantType + parameter("client_id", clientId) + parameter("client_secret", clientSecret);
    }

    private static String parameter(String name, String value) {
        return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Only where it goes. */
    @Override
    public String toString() {
        return "TokenRequest[" + url + "]";
    }
}
