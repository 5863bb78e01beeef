package io.github.boxeventflux.test;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives out access tokens, to applications that it knows and by the grants of OAuth 2.0 that Box has. */
final class TokenEndpoint {

    private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Set<String> SUBJECTS = Set.of("enterprise", "user");

    private final Settings settings;
    private final Tokens tokens;
    private final RefreshTokens refreshTokens;

    TokenEndpoint(Settings settings, Tokens tokens, RefreshTokens refreshTokens) {
        this.settings = settings;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
    }

    Answer issue(RecordedRequest request) {
        String contentType = String.valueOf(request.header("Content-Type"));
        if (!contentType.startsWith("application/x-www-form-urlencoded")) {
            throw refused(400, "invalid_request", "The request must be sent as a form");
        }
        checkApplication(request);
        return switch (field(request, "grant_type")) {
            case "client_credentials" -> forApplication(request);
            case "refresh_token" -> forRefreshToken(request);
            case JWT -> forAssertion(request);
            default -> throw refused(400, "unsupported_grant_type", "This grant is not supported");
        };
    }

    private void checkApplication(RecordedRequest request) {
        Map<String, String> known = settings.applications();
        String id = field(request, "client_id");
        String secret = field(request, "client_secret");
        if (!known.isEmpty() && !secret.equals(known.get(id))) {
            throw refused(401, "invalid_client", "The client credentials are invalid");
        }
    }

    private Answer forApplication(RecordedRequest request) {
        if (!SUBJECTS.contains(field(request, "box_subject_type"))) {
            throw refused(400, "invalid_grant", "Grant credentials are invalid");
        }
        field(request, "box_subject_id");
        return issued(null);
    }

    private Answer forRefreshToken(RecordedRequest request) {
        if (!refreshTokens.use(field(request, "refresh_token"))) {
            throw refused(400, "invalid_grant", "Refresh token has expired");
        }
        return issued(refreshTokens.issue());
    }

    private Answer forAssertion(RecordedRequest request) {
        if (!field(request, "assertion").matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+")) {
            throw refused(400, "invalid_grant", "The assertion is no signed JWT");
        }
        return issued(null);
    }

    private Answer issued(@Nullable String refreshToken) {
        String refresh = refreshToken == null ? "" : ",\"refresh_token\":\"" + refreshToken + "\"";
        return Answer.json(
                "{\"access_token\":\"%s\",\"expires_in\":%d,\"restricted_to\":[],\"token_type\":\"bearer\"%s}"
                        .formatted(
                                tokens.issue(settings.tokenLifetime()),
                                settings.tokenLifetime().toSeconds(),
                                refresh));
    }

    private static String field(RecordedRequest request, String name) {
        String value = request.formField(name);
        if (value == null || value.isBlank()) {
            throw refused(400, "invalid_request", name + " is missing");
        }
        return value;
    }

    private static Refusal refused(int status, String error, String description) {
        return new Refusal(Answer.oauthError(status, error, description));
    }
}
