package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeServersTest {

    @Test
    void anEntryHasTheShapeOfBox() throws Exception {
        try (FakeBox box = FakeBox.start()) {
            JsonNode servers = json(new Http(box).findServers("changes"));
            JsonNode server = servers.at("/entries/0");

            assertThat(servers.get("chunk_size").asInt()).isEqualTo(1);
            assertThat(server.fieldNames())
                    .toIterable()
                    .containsExactly("type", "url", "ttl", "max_retries", "retry_timeout");
            assertThat(server.get("type").asText()).isEqualTo("realtime_server");
            assertThat(server.get("ttl")).isEqualTo(json("\"10\""));
            assertThat(server.get("max_retries")).isEqualTo(json("\"10\""));
            assertThat(server.get("retry_timeout")).isEqualTo(json("610"));
            assertThat(server.get("url").asText())
                    .startsWith(box.realtimeUrls().get(0) + "?channel=")
                    .endsWith("&stream_type=changes");
        }
    }

    @Test
    void theNumbersCanBeTextOrNumber() throws Exception {
        try (FakeBox box =
                FakeBox.builder().ttl(3).maxRetries(4).retryTimeout("5").start()) {
            JsonNode server = json(new Http(box).findServers("all")).at("/entries/0");

            assertThat(server.get("ttl")).isEqualTo(json("3"));
            assertThat(server.get("max_retries")).isEqualTo(json("4"));
            assertThat(server.get("retry_timeout")).isEqualTo(json("\"5\""));
        }
    }

    @Test
    void thereCanBeSeveralAndAnyMayBeUsed() throws Exception {
        try (FakeBox box = FakeBox.builder().realtimeServers(3).start()) {
            Http http = new Http(box);
            JsonNode servers = json(http.findServers("all"));
            String position = http.newest("all");
            assertThat(servers.get("entries")).hasSize(3);
            assertThat(box.realtimeUrls()).extracting(URI::getPort).doesNotHaveDuplicates();
            box.publish(events("a"));

            for (JsonNode server : servers.get("entries")) {
                CompletableFuture<HttpResponse<String>> poll =
                        http.poll(server.get("url").asText(), position);
                assertThat(poll.get().body()).contains("new_change");
            }
        }
    }

    @Test
    void theyCanHaveOtherHostsThanTheApi() throws Exception {
        try (FakeBox box =
                FakeBox.builder().realtimeHosts("localhost", "127.0.0.1").start()) {
            assertThat(box.realtimeUrls()).extracting(URI::getHost).containsExactly("localhost", "127.0.0.1");
        }
    }

    @Test
    void clientsCanBeToldOtherOnes() throws Exception {
        try (FakeBox box = FakeBox.start();
                FaultyNetwork network = FaultyNetwork.to(box.realtimeUrls().get(0))) {
            URI nowhere = URI.create("https://realtime.example/subscribe");
            box.tellRealtimeUrls(network.url(), nowhere);

            JsonNode servers = json(new Http(box).findServers("all"));
            var poll = new Http(box).poll();
            box.awaitHeldPolls(1, Http.SOON);
            box.publish(events("a"));

            assertThat(servers.at("/entries/0/url").asText()).startsWith(network.url() + "?channel=");
            assertThat(servers.at("/entries/1/url").asText()).startsWith(nowhere + "?channel=");
            assertThat(poll.get().body()).contains("new_change");
            assertThat(network.connections()).isEqualTo(1);
        }
    }

    @Test
    void thereCanBeNone() throws Exception {
        try (FakeBox box = FakeBox.builder().realtimeServers(0).start()) {
            assertThat(json(new Http(box).findServers("all"))).isEqualTo(json("{\"chunk_size\":0,\"entries\":[]}"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> FakeBox.builder().realtimeServers(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin_logs", "admin_logs_streaming"})
    void theStreamsOfAnEnterpriseHaveNone(String streamType) throws Exception {
        try (FakeBox box = FakeBox.start()) {
            assertThat(new Http(box).findServers(streamType).statusCode()).isEqualTo(400);
        }
    }
}
