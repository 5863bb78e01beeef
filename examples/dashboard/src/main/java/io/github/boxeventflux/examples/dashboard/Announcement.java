package io.github.boxeventflux.examples.dashboard;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the dashboard is, and what it shows. */
@Component
final class Announcement {

    private final ObjectProvider<PlayedBox> played;

    Announcement(ObjectProvider<PlayedBox> played) {
        this.played = played;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext server
                && server.getWebServer() != null) {
            System.out.println(
                    played.getIfAvailable() == null
                            ? "Showing the account of the token in BOX_ACCESS_TOKEN."
                            : "BOX_ACCESS_TOKEN is not set, so this is no real Box: a fake one plays a lively day in this"
                                    + " process.");
            System.out.println("Open http://localhost:" + server.getWebServer().getPort() + " - Ctrl-C ends it.");
        }
    }
}
