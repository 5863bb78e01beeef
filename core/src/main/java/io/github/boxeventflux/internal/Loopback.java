package io.github.boxeventflux.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its name alone whether a host is this machine, so that no resolver is asked. */
public final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "[::1]", "::1");
    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private Loopback() {}

    public static boolean is(String host) {
        return NAMES.contains(host.toLowerCase(Locale.ROOT))
                || IPV4.matcher(host).matches();
    }
}
