package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.internal.Loopback;
import io.github.boxeventflux.options.StreamOptions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a token may go: Box's own hosts, the API's own host (all of this machine, when that is on it), and hosts that the
 * user named; over TLS, but on this machine.
 */
public final class TrustedHosts {

    private static final List<String> BOX = List.of("box.com", "box.net");

    private final Set<String> named;
    private final boolean loopback;

    public TrustedHosts(StreamOptions options) {
        loopback = Loopback.is(options.apiUrl().getHost());
        named = Stream.concat(Stream.of(options.apiUrl().getHost()), options.trustedHosts().stream())
                .map(TrustedHosts::normal)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The address as it may be called: an {@code http} one is turned to {@code https}, unless it is on this machine.
     *
     * @return {@code null} when no token may go there
     */
    public @Nullable URI callable(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http");
        if (url.getHost() == null || url.getRawUserInfo() != null || !(http || scheme.equals("https"))) {
            return null;
        }
        String host = normal(url.getHost());
        if (!isTrusted(host)) {
            return null;
        }
        return http && !Loopback.is(host) ? overTls(url) : url;
    }

    private static URI overTls(URI url) {
        String port = url.getPort() < 0 || url.getPort() == 80 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create("https://" + url.getHost() + port + path + query);
    }

    private boolean isTrusted(String host) {
        return named.contains(host)
                || (loopback && Loopback.is(host))
                || BOX.stream().anyMatch(box -> host.equals(box) || host.endsWith("." + box));
    }

    private static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
