package io.github.boxeventflux.benchmarks.scale;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A process with one task of the connector, which has all the streams. */
final class ScaleReader {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double PERCENT = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final TaskDriver task;

    private ScaleReader(Map<String, String> settings) {
        task = new TaskDriver(settings);
    }

    /** What it can be asked, with a number. */
    enum Question {
        /** To start the task. */
        START,
        /** For what it holds now: memory after a collection, files. */
        HOLD,
        /** For what it uses during so many seconds. */
        USE,
        /** When it has had so many events in all. */
        EVENTS,
        /** To poll the task no more. */
        PAUSE,
        /** To poll it again. */
        RESUME,
        /** To stop the task, and to start another from the offsets that there are. */
        RESTART
    }

    /** Starts one. */
    static ChildJvm start(ChildJvms children, int heapMegabytes, URI apiUrl, ScaleSpec spec) {
        return children.start(
                ScaleReader.class,
                heapMegabytes,
                apiUrl.toString(),
                Integer.toString(spec.streams()),
                Integer.toString(spec.pageLimit()),
                Integer.toString(spec.recentIds()));
    }

    /** The process. */
    public static void main(String[] arguments) {
        String users = IntStream.range(0, Integer.parseInt(arguments[1]))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        ScaleReader reader = new ScaleReader(Map.of(
                "box.api.url",
                arguments[0],
                "box.access.token",
                "service-account",
                "streams",
                users,
                "topic",
                TaskDriver.TOPIC,
                "page.limit",
                arguments[2],
                "offset.recent.ids",
                arguments[3],
                "exactly.once.support",
                "required"));
        ChildJvm.answerWhenAsked(asked -> {
            String[] words = asked.split(" ", 2);
            return reader.answer(Question.valueOf(words[0]), Integer.parseInt(words[1]));
        });
    }

    private Figures answer(Question question, int number) {
        switch (question) {
            case START -> task.start();
            case EVENTS ->
                Flux.interval(GLANCE)
                        .onBackpressureDrop()
                        .takeUntil(glance -> task.events() >= number)
                        .blockLast(PATIENCE);
            case PAUSE -> task.pause();
            case RESUME -> task.resume();
            case HOLD -> {
                return held();
            }
            case USE -> {
                return used(Duration.ofSeconds(number));
            }
            case RESTART -> {
                return restarted();
            }
        }
        return new Figures().with("events", (double) task.events());
    }

    private static Figures held() {
        System.gc();
        return new Figures()
                .with(
                        "heapMiB",
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE)
                .with("files", openFiles());
    }

    private static double openFiles() {
        return (double)
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static Figures used(Duration time) {
        ProcessUse before = ProcessUse.now();
        Mono.delay(time).block();
        ProcessUse used = ProcessUse.now().since(before);
        return new Figures().with("cpuPercent", PERCENT * used.cpuNanos() / used.nanos());
    }

    private Figures restarted() {
        long begin = System.nanoTime();
        try {
            task.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        task.start();
        return new Figures().with("stopSeconds", seconds);
    }
}
