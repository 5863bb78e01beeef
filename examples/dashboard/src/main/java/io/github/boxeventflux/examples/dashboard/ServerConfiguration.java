package io.github.boxeventflux.examples.dashboard;

import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How browsers are served. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** A browser that takes nothing for so long is gone, or as good as gone: when it comes back it goes on where it was. */
    @Bean
    NettyServerCustomizer slowBrowsersAreLetGo(DashboardProperties properties) {
        Duration patience = properties.patience();
        return server -> server.doOnConnection(connection ->
                connection.addHandlerLast(new WriteTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS)));
    }
}
