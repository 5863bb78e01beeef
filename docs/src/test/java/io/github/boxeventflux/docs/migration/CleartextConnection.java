package io.github.boxeventflux.docs.migration;

import com.box.sdk.BoxAPIConnection;
import io.github.boxeventflux.test.FakeBox;
import java.util.List;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The official SDK's, to a fake Box: it refuses plain http unless its client is replaced. */
@SuppressWarnings("deprecation")
final class CleartextConnection extends BoxAPIConnection {

    CleartextConnection(FakeBox box) {
        super(box.token());
        setBaseURL(box.apiUrl().resolve("/").toString());
    }

    @Override
    protected Call createNewCall(OkHttpClient client, Request request) {
        return client.newBuilder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build()
                .newCall(request);
    }
}
