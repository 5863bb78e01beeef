package io.github.boxeventflux.campaigns.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Reads, acknowledges, and prints at each of some places what the process takes. */
final class SoakReader {

    private final IdDigest read = new IdDigest();
    private final long every;

    private SoakReader(long every) {
        this.every = every;
    }

    /** Takes the URL of the API, a token, how many events to read, how many between two lines, and a directory. */
    public static void main(String[] arguments) {
        SoakReader reader = new SoakReader(Long.parseLong(arguments[3]));
        StreamOptions options = StreamOptions.builder()
                .apiUrl(URI.create(arguments[0]))
                .accessToken(arguments[1])
                .name("soak")
                .streamType(StreamType.ADMIN_LOGS)
                .startAt(StartAt.earliest())
                .checkpointStore(CheckpointStore.file(Path.of(arguments[4])))
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(50))
                        .build())
                .build();
        // A thousand calls a minute would be half a million events.
        BoxEventClient client = BoxEventClient.builder()
                .requestBudget(RequestBudget.unlimited())
                .build();
        client.records(options)
                .doOnNext(reader::take)
                .take(Long.parseLong(arguments[2]))
                .blockLast();
        System.out.println("read " + reader.read);
    }

    private void take(EventRecord taken) {
        read.add(String.valueOf(taken.event().eventId()));
        taken.acknowledge();
        if (read.count() % every == 0) {
            System.gc();
            System.out.println(SoakSample.LINE + " " + read.count() + " " + heap() + " " + direct() + " "
                    + ManagementFactory.getThreadMXBean().getThreadCount() + " " + openFiles());
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What Netty has taken outside of the heap. */
    private static long direct() {
        return ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider netty
                ? netty.metric().usedDirectMemory()
                : 0;
    }

    /** Connections among them. */
    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
