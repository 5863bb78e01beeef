package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.kafka.connect.Choice.UserAccess;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxTokens;
import java.net.URI;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Where Box is, and what opens its streams. */
final class Access {

    private final SourceConfig config;
    private final UserAccess userAccess;

    /** One token for all streams; {@code null} when each user's has its own. */
    private final @Nullable AccessTokenProvider shared;

    /**
     * Reads the settings.
     *
     * @throws SettingRefusedException when one is missing or too many
     */
    Access(SourceConfig config) {
        this.config = config;
        userAccess = Choice.of(UserAccess.class, config.getString(Setting.USER_ACCESS));
        check();
        shared = eachHasItsOwn() ? null : SettingRefusedException.naming(this::sharedTokens);
    }

    /** What opens a stream, and no more. */
    StreamOptions.Builder options(BoxStream stream) {
        boolean otherUser =
                !stream.streamType().isEnterprise() && !stream.account().equals(BoxStream.OWN_USER);
        StreamOptions.Builder options = StreamOptions.builder()
                .name(stream.account())
                .streamType(stream.streamType())
                .apiUrl(URI.create(config.getString(Setting.API_URL)))
                .trustedHosts(config.getList(Setting.TRUSTED_HOSTS).toArray(String[]::new))
                .accessTokenProvider(shared == null ? userTokens(stream.account()) : shared);
        return otherUser && userAccess == UserAccess.AS_USER ? options.asUser(stream.account()) : options;
    }

    /** Whose setting is to be changed when Box refuses the token. */
    String credentials() {
        return isToken() ? Setting.ACCESS_TOKEN : Setting.CLIENT_SECRET;
    }

    private void check() {
        boolean token = isToken();
        boolean id = config.text(Setting.CLIENT_ID) != null;
        boolean secret = isSet(config.getPassword(Setting.CLIENT_SECRET));
        if (token && (id || secret)) {
            throw new SettingRefusedException(
                    Setting.ACCESS_TOKEN,
                    "[hidden] beside " + Setting.CLIENT_ID
                            + " is not allowed; set either the token, or the client's id and secret");
        }
        if (!token && !id) {
            throw new SettingRefusedException(
                    Setting.ACCESS_TOKEN,
                    "is missing; set it, or " + Setting.CLIENT_ID + ", " + Setting.CLIENT_SECRET + " and "
                            + Setting.ENTERPRISE_ID);
        }
        if (id && !secret) {
            throw new SettingRefusedException(Setting.CLIENT_SECRET, "is missing; " + Setting.CLIENT_ID + " takes one");
        }
        if (eachHasItsOwn()) {
            checkUserTokens(token);
        } else if (id && config.text(Setting.ENTERPRISE_ID) == null) {
            throw new SettingRefusedException(
                    Setting.ENTERPRISE_ID,
                    "is missing; " + Setting.CLIENT_ID + " takes the enterprise as whose service account it acts");
        }
    }

    private void checkUserTokens(boolean token) {
        boolean ownUser = config.streams().get(0).account().equals(BoxStream.OWN_USER);
        if (token || ownUser) {
            throw new SettingRefusedException(
                    Setting.USER_ACCESS,
                    "user_token is not allowed with " + (token ? Setting.ACCESS_TOKEN : "no " + Setting.STREAMS)
                            + "; it takes " + Setting.CLIENT_ID + ", " + Setting.CLIENT_SECRET
                            + " and the users' ids in " + Setting.STREAMS);
        }
    }

    private boolean isToken() {
        return isSet(config.getPassword(Setting.ACCESS_TOKEN));
    }

    private boolean eachHasItsOwn() {
        return userAccess == UserAccess.USER_TOKEN && !config.streamType().isEnterprise();
    }

    private AccessTokenProvider sharedTokens() {
        return isToken()
                ? AccessTokenProvider.fixed(
                        config.getPassword(Setting.ACCESS_TOKEN).value())
                : BoxTokens.clientCredentials(grant().enterprise(String.valueOf(config.text(Setting.ENTERPRISE_ID)))
                        .build());
    }

    private AccessTokenProvider userTokens(String user) {
        return BoxTokens.clientCredentials(grant().user(user).build());
    }

    private ClientCredentialsGrant.Builder grant() {
        return ClientCredentialsGrant.builder()
                .clientId(String.valueOf(config.text(Setting.CLIENT_ID)))
                .clientSecret(config.getPassword(Setting.CLIENT_SECRET).value())
                .tokenUrl(URI.create(config.getString(Setting.TOKEN_URL)));
    }

    private static boolean isSet(@Nullable Password password) {
        return password != null && !password.value().isBlank();
    }
}
