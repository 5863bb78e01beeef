package io.github.boxeventflux.benchmarks.peers;

import java.io.IOException;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/**
 * The SDK's client, which also speaks plain http. When it is closed, it ends whoever still calls: the SDK's own ways to
 * stop leave threads behind that go on calling.
 */
final class CleartextHttp implements AutoCloseable {

    private final OkHttpClient client;
    private volatile boolean closed;

    /** Beside that one's own settings. */
    CleartextHttp(OkHttpClient.Builder settings) {
        client = settings.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .addInterceptor(chain -> {
                    if (closed) {
                        throw new IOException("This reading is over");
                    }
                    return chain.proceed(chain.request());
                })
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
