package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.reactor.BoxEventClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Reads a stream until it is told to stop, or killed. It does not outlive its standard input. */
final class ReaderProgram {

    static final String STOP = "stop";

    private ReaderProgram() {}

    public static void main(String[] arguments) throws IOException {
        ReaderSettings settings = ReaderSettings.of(arguments);
        Sinks.Empty<Void> stop = Sinks.empty();
        Thread commands = new Thread(() -> obey(stop), "commands");
        commands.setDaemon(true);
        commands.start();
        BoxEventClient client =
                BoxEventClient.builder().listener(new TellingListener()).build();
        Work work = new Work(settings);
        try {
            Flux.from(settings.processing()
                            .run(
                                    client,
                                    settings.options().stopWhen(stop.asMono()).build(),
                                    work))
                    .blockLast();
            System.out.println("ended");
        } catch (BoxEventException e) {
            System.out.println("ended by " + e);
            System.exit(1);
        }
    }

    private static void obey(Sinks.Empty<Void> stop) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(STOP)) {
                    stop.tryEmitEmpty();
                }
            }
        } catch (IOException e) {
            System.out.println("no more commands: " + e);
        }
        // Whoever started this is gone.
        Runtime.getRuntime().halt(2);
    }
}
