package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {

    @Test
    void answersAreCompressedForThoseWhoAcceptIt() throws Exception {
        try (FakeBox box = FakeBox.builder().gzip(true).start()) {
            box.publish(SampleEvents.numbered(0, 50));

            HttpResponse<byte[]> answer = read(box);

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            String body = new String(
                    new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(Http.json(body).get("entries")).hasSize(50);
            assertThat(answer.body()).hasSizeLessThan(body.length() / 4);
            assertThat(new Http(box).read("").headers().firstValue("Content-Encoding"))
                    .isEmpty();
        }
    }

    @Test
    void answersAreNotCompressedUnlessAskedFor() throws Exception {
        try (FakeBox box = FakeBox.start()) {
            assertThat(read(box).headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    private static HttpResponse<byte[]> read(FakeBox box) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(box.apiUrl() + "/events?stream_position=0"))
                .timeout(SOON)
                .header("Authorization", "Bearer " + box.token())
                .header("Accept-Encoding", "gzip, deflate")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }
}
