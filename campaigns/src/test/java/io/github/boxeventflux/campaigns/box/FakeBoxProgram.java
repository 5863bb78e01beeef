package io.github.boxeventflux.campaigns.box;

import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A fake Box that shuffles each page and repeats events, until its standard input ends. Each line there lets so many more
 * numbered events happen.
 */
final class FakeBoxProgram {

    private FakeBoxProgram() {}

    /** Takes a seed and the most events that a page carries. */
    public static void main(String[] arguments) throws IOException {
        try (FakeBox box = FakeBox.builder()
                        .realistic(Long.parseLong(arguments[0]))
                        .start();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            box.pageSize(Integer.parseInt(arguments[1]));
            System.out.println("api " + box.apiUrl());
            System.out.println("token " + box.token());
            int published = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int count = Integer.parseInt(line);
                box.publish(SampleEvents.numbered(published, count));
                // Nobody asks what was requested, and a long campaign requests more than fits into memory.
                box.clearLog();
                published += count;
                System.out.println("published " + published + ".");
            }
        }
    }
}
