package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.test.FakeBox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application in this process, where nobody is going to kill it. */
final class DashboardHere implements AutoCloseable {

    /** How many events a browser gets that comes anew. */
    static final int WINDOW = 60;

    private final ConfigurableApplicationContext context;

    private DashboardHere(FakeBox box, String token) {
        context = SpringApplication.run(
                Dashboard.class,
                "--server.port=0",
                // As many as a page's checks take a moment for.
                "--dashboard.window=" + WINDOW,
                "--box.events.api-url=" + box.apiUrl(),
                "--box.events.access-token=" + token);
    }

    static DashboardHere of(FakeBox box) {
        return of(box, box.token());
    }

    static DashboardHere of(FakeBox box, String token) {
        return new DashboardHere(box, token);
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
