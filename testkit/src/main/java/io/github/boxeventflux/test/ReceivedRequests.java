package io.github.boxeventflux.test;

import java.util.List;
import java.util.stream.Collectors;

/** Shows, suppressed behind the failure of a test, what a {@link FakeBox} was asked for. */
final class ReceivedRequests extends Exception {

    private static final int SHOWN = 50;

    ReceivedRequests(FakeBox box) {
        super(describe(box.requests()), null, false, false);
    }

    private static String describe(List<RecordedRequest> requests) {
        int hidden = Math.max(0, requests.size() - SHOWN);
        return "the FakeBox has received " + requests.size() + " requests"
                + requests.stream()
                        .skip(hidden)
                        .map(request -> "\n    " + request)
                        .collect(Collectors.joining("", hidden == 0 ? "" : ", the last " + SHOWN + " of them", ""));
    }
}
