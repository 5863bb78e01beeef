package io.github.boxeventflux.campaigns.outputs;

import java.util.List;
import java.util.regex.Pattern;

/** How the secrets of this project's tests are known, and any other by the place where it stands. */
final class TestSecrets {

    private static final List<String> VALUES = List.of(
            // What a FakeBox issues: tokens, and the channels of its users.
            "fake-box-(?:refresh-)?token",
            "005fcb9[0-9a-f]{13}",
            // What tests make up.
            "hush|s3cret|SecretChannel|SecretTokenOfTest|open sesame",
            "(?:ACCESSr|REFRESHc|NEXTREFRESHx)\\w+",
            "a-wrong-secret|a-passphrase|(?:a|the|test|another|bad|good|revoked)-token(?![\\w-])");

    private static final List<String> PLACES = List.of(
            "(?i:bearer) (?!realm|token)[\\w.~+/=-]{3,}",
            "channel=\\w+",
            "(?:client_secret|access_token|refresh_token|assertion)(?:=|\" ?: ?\")[^\\s\"&;,)\\]]{3,}",
            "-----BEGIN [A-Z ]*PRIVATE KEY-----");

    static final Pattern VALUE = Pattern.compile(String.join("|", VALUES));
    static final Pattern ANY = Pattern.compile(VALUE + "|" + String.join("|", PLACES));

    private TestSecrets() {}
}
