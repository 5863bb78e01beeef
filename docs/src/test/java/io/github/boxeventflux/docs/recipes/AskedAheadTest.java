package io.github.boxeventflux.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The table of {@code docs/recipes.md}: what is asked of a stream before anything has come. */
class AskedAheadTest {

    private static final long EVERYTHING = Long.MAX_VALUE;

    static Stream<Arguments> operators() {
        return Stream.of(
                row("concatMap", 1, flux -> flux.concatMap(Mono::just).subscribe()),
                row("flatMap", 256, flux -> flux.flatMap(Mono::just).subscribe()),
                row(
                        "publishOn",
                        256,
                        flux -> flux.publishOn(Schedulers.parallel()).subscribe()),
                row("merge", 32, flux -> Flux.merge(flux, Flux.never()).subscribe()),
                row("share", 256, flux -> flux.share().subscribe()),
                row("publish", 256, flux -> flux.publish().refCount().subscribe()),
                row("replay", 10, flux -> flux.replay(10).refCount().subscribe()),
                row("buffer", 5, flux -> flux.buffer(5).concatMap(Mono::just).subscribe()),
                row(
                        "bufferTimeout",
                        20,
                        flux -> flux.bufferTimeout(5, Duration.ofMinutes(1), true)
                                .concatMap(Mono::just)
                                .subscribe()),
                row(
                        "window",
                        EVERYTHING,
                        flux -> flux.window(Duration.ofMinutes(1))
                                .concatMap(Flux::count)
                                .subscribe()),
                row(
                        "buffer of time",
                        EVERYTHING,
                        flux -> flux.buffer(Duration.ofMinutes(1))
                                .concatMap(Mono::just)
                                .subscribe()),
                row(
                        "RxJava's concatMap",
                        2,
                        flux -> Flowable.fromPublisher(flux)
                                .concatMap(Flowable::just)
                                .subscribe()),
                row(
                        "observeOn",
                        128,
                        flux -> Flowable.fromPublisher(flux)
                                .observeOn(io.reactivex.rxjava3.schedulers.Schedulers.single())
                                .subscribe()),
                row(
                        "toObservable",
                        EVERYTHING,
                        flux -> Flowable.fromPublisher(flux).toObservable().subscribe()),
                row("toStream(1)", 1, flux -> flux.toStream(1)),
                row("toStream", 256, Flux::toStream));
    }

    private static Arguments row(String name, long asked, Consumer<Flux<Integer>> pipeline) {
        return arguments(name, asked, pipeline);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("operators")
    void asksAhead(String name, long asked, Consumer<Flux<Integer>> pipeline) {
        AtomicLong requested = new AtomicLong();

        pipeline.accept(Flux.<Integer>never()
                .doOnRequest(more -> requested.updateAndGet(before -> more == EVERYTHING ? more : before + more)));

        assertThat(requested).hasValue(asked);
    }
}
