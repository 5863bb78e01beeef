package io.github.boxeventflux.campaigns.box;

import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import io.github.boxeventflux.stream.StreamPosition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fake Box in a process of its own. */
public final class BoxProcess {

    private static final int PAGE_SIZE = 20;
    private static final Pattern EVENT_ID = Pattern.compile("\"event_id\":\"([0-9a-f]{40})\"");
    private static final Pattern NEXT = Pattern.compile("\"next_stream_position\":\"?(\\d+)");

    private final ChildProcess process;
    private final String apiUrl;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private int published;

    private BoxProcess(ChildProcess process) throws InterruptedException {
        this.process = process;
        apiUrl = process.awaitLine("api ");
        token = process.awaitLine("token ");
    }

    /** Starts one in which nothing has happened; the seed says in what order and with what repeats it will tell. */
    public static BoxProcess start(ChildProcesses processes, long seed) throws InterruptedException {
        return new BoxProcess(
                processes.startJava(FakeBoxProgram.class, Long.toString(seed), Integer.toString(PAGE_SIZE)));
    }

    public String apiUrl() {
        return apiUrl;
    }

    public String token() {
        return token;
    }

    /** Lets so many more events happen. */
    public void publish(int count) throws InterruptedException {
        process.tell(Integer.toString(count));
        published += count;
        process.awaitLine("published " + published + ".");
    }

    /** The ids of all events that have happened. */
    public Set<String> published() {
        return IntStream.range(0, published).mapToObj("%040x"::formatted).collect(Collectors.toSet());
    }

    /** The ids of what a reader would still get from that position on, repeats of earlier events among them. */
    public Set<String> behind(StreamPosition position) throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        String at = position.value();
        for (String before = null; !at.equals(before); ) {
            String page = read(at);
            EVENT_ID.matcher(page).results().map(match -> match.group(1)).forEach(ids::add);
            before = at;
            at = next(page);
        }
        return ids;
    }

    private String read(String position) throws IOException, InterruptedException {
        URI uri = URI.create(apiUrl + "/events?limit=500&stream_position=" + position);
        return http.send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String next(String page) {
        Matcher next = NEXT.matcher(page);
        if (!next.find()) {
            throw new AssertionError("No next position in " + page);
        }
        return next.group(1);
    }
}
