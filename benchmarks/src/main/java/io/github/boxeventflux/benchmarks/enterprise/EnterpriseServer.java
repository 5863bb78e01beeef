package io.github.boxeventflux.benchmarks.enterprise;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.RecordedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A {@code FakeBox} in which an enterprise lives. It makes up each page when it is asked for, since a reader of windows may
 * ask for any: that takes a millisecond or two, beside the delay that stands for the network and for Box.
 */
public final class EnterpriseServer {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HEAP_MEGABYTES = 512;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ChildJvm process;
    private final URI apiUrl;

    private EnterpriseServer(ChildJvm process) {
        this.process = process;
        apiUrl = URI.create(process.line(PATIENCE));
    }

    /**
     * Starts one.
     *
     * @param callsPerMinute what it allows; 0 for any number
     * @param answerDelay how long it keeps each page back
     */
    public static EnterpriseServer start(
            ChildJvms children, EnterpriseSpec spec, int callsPerMinute, Duration answerDelay) {
        return new EnterpriseServer(children.start(
                EnterpriseServer.class,
                HEAP_MEGABYTES,
                spec.argument(),
                Integer.toString(callsPerMinute),
                answerDelay.toString()));
    }

    /** What a reader needs as the URL of the API. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** What it has seen since it began: see {@link CallTimes}, and {@code refused}, how many calls were one too many. */
    public Figures seen() {
        return process.measured(PATIENCE);
    }

    /** The process: prints where it listens, and serves until its parent ends. */
    public static void main(String[] arguments) {
        int callsPerMinute = Integer.parseInt(arguments[1]);
        try (FakeBox box = FakeBox.builder()
                .enterprise(EnterpriseSpec.of(arguments[0]).enterprise())
                .callsPerMinute(callsPerMinute)
                .answerDelay(Duration.parse(arguments[2]))
                .start()) {
            System.out.println(box.apiUrl());
            ChildJvm.measureWhenAsked(() -> seen(box, callsPerMinute));
        }
    }

    private static Figures seen(FakeBox box, int callsPerMinute) {
        List<RecordedRequest> requests = box.requests(Call.READ_EVENTS);
        long[] arrivals = requests.stream()
                .mapToLong(request -> request.time().toEpochMilli())
                .toArray();
        long refused = requests.stream()
                .filter(request -> request.outcome().status() == TOO_MANY_REQUESTS)
                .count();
        return new CallTimes(arrivals, box.now().toEpochMilli())
                .figures(callsPerMinute)
                .with("refused", (double) refused);
    }
}
