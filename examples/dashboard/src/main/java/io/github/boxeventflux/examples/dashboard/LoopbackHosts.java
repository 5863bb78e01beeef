package io.github.boxeventflux.examples.dashboard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * As long as only this machine is served, answers only who asks for this machine: else any page on the web could let its own
 * name point here, and read the events as if they were its own (DNS rebinding).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LoopbackHosts implements WebFilter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final boolean loopbackOnly;

    LoopbackHosts(@Value("${server.address:0.0.0.0}") InetAddress address) {
        loopbackOnly = address.isLoopbackAddress();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!loopbackOnly || isLoopback(exchange.getRequest().getHeaders().getHost())) {
            return chain.filter(exchange);
        }
        exchange.getResponse().setStatusCode(HttpStatus.MISDIRECTED_REQUEST);
        return exchange.getResponse().setComplete();
    }

    private static boolean isLoopback(@Nullable InetSocketAddress host) {
        return host != null && LOOPBACK.contains(host.getHostString());
    }
}
