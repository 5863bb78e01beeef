package io.github.boxeventflux.benchmarks.decode;

import com.box.sdkgen.schemas.events.Events;
import com.box.sdkgen.serialization.json.JsonManager;
import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.boxeventflux.benchmarks.backlog.Backlog;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.PageDecoder;
import io.github.boxeventflux.options.AnswerLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A page's bytes to its events, in each way. An operation is one event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(PageDecoding.EVENTS)
public class PageDecoding {

    static final int EVENTS = 500;

    private final byte[] page = page();
    private final PageDecoder decoder = new PageDecoder(AnswerLimits.defaults());
    private final JsonFactory jackson = new JsonFactory();

    static byte[] page() {
        return new Backlog(EVENTS).page("0");
    }

    /** Jackson's parser goes over every token and takes nothing from it. */
    @Benchmark
    public int limit() throws IOException {
        int tokens = 0;
        try (JsonParser parser = jackson.createParser(page)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** This library. */
    @Benchmark
    public DecodedPage boxEventFlux() {
        return decoder.decode(page);
    }

    /** The SDK's generated API, from an answer's bytes on as its network client has it. */
    @Benchmark
    public Events sdkGenerated() {
        return JsonManager.deserialize(
                JsonManager.jsonToSerializedData(new String(page, StandardCharsets.UTF_8)), Events.class);
    }

    /** The SDK's classic API, without the events: only the SDK itself can make those of what was parsed. */
    @Benchmark
    public JsonValue sdkClassicWithoutEvents() {
        return Json.parse(new String(page, StandardCharsets.UTF_8));
    }
}
