package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.test.FakeBox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application in this process, where nobody is going to kill it. */
final class DashboardHere implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private DashboardHere(FakeBox box, String token, int window) {
        context = SpringApplication.run(
                Dashboard.class,
                "--server.port=0",
                "--dashboard.window=" + window,
                "--box.events.api-url=" + box.apiUrl(),
                "--box.events.access-token=" + token);
    }

    /** One that keeps so many events for browsers that come. */
    static DashboardHere of(FakeBox box, int window) {
        return new DashboardHere(box, box.token(), window);
    }

    /** One with another token than the Box gave out. */
    static DashboardHere of(FakeBox box, String token) {
        return new DashboardHere(box, token, 1);
    }

    String url() {
        return "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort() + "/";
    }

    @Override
    public void close() {
        context.close();
    }
}
