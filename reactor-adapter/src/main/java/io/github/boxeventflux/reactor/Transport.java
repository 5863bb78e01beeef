package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.stream.BoxCall;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Brings a call to Box and its answer back: what a request is on the way. */
interface Transport {

    /**
     * The body of a successful answer; whatever else comes, or does not come in time, is one typed error. Whoever makes a long
     * poll says how long it may take.
     */
    Mono<AnswerBytes> exchange(BoxCall call, URI url, AccessToken token);
}
