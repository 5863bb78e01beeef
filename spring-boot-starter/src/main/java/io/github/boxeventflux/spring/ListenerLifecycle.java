package io.github.boxeventflux.spring;

import io.github.boxeventflux.reactor.BoxEventClient;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** Reads the streams that have listener methods, from the start of the application until it shuts down. */
final class ListenerLifecycle implements SmartLifecycle, SmartInitializingSingleton, DisposableBean {

    private final BoxEventsProperties properties;
    private final BoxEventClient client;
    private final BoxEventStreams streams;
    private final ListenerMethods found;
    private final StreamMemory memory;
    private Map<String, List<ListenerMethod>> methods = Map.of();
    private List<StreamRun> runs = List.of();

    ListenerLifecycle(
            BoxEventsProperties properties,
            BoxEventClient client,
            BoxEventStreams streams,
            ListenerMethods found,
            StreamMemory memory) {
        this.properties = properties;
        this.client = client;
        this.streams = streams;
        this.found = found;
        this.memory = memory;
    }

    @Override
    public void afterSingletonsInstantiated() {
        methods = found.find();
    }

    @Override
    public synchronized void start() {
        runs = methods.entrySet().stream()
                .map(entry -> new StreamRun(client, streams.get(entry.getKey()), entry.getValue(), memory))
                .toList();
        runs.forEach(StreamRun::start);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Calls back when all is done and saved; Spring waits for that, but no longer than its time limit says. */
    @Override
    public synchronized void stop(Runnable callback) {
        List<StreamRun> stopping = runs;
        Mono.when(stopping.stream().map(StreamRun::stop).toList())
                .doFinally(how -> {
                    finished(stopping);
                    callback.run();
                })
                .subscribe();
    }

    private synchronized void finished(List<StreamRun> stopped) {
        if (runs == stopped) {
            runs = List.of();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !runs.isEmpty();
    }

    @Override
    public boolean isAutoStartup() {
        return properties.listener().autoStartup();
    }

    @Override
    public int getPhase() {
        return properties.shutdown().phase();
    }

    /** What has not ended in Spring's time is cancelled. */
    @Override
    public synchronized void destroy() {
        runs.forEach(StreamRun::cancel);
        runs = List.of();
    }
}
