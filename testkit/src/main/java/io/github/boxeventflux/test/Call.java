package io.github.boxeventflux.test;

/** What a request to a {@link FakeBox} asked for. */
public enum Call {
    /** {@code GET /2.0/events}: a page of events. */
    READ_EVENTS,

    /** {@code OPTIONS /2.0/events}: the realtime servers that a user's stream can be polled at. */
    FIND_SERVERS,

    /** {@code GET /subscribe}: a long poll on a realtime server. */
    LONG_POLL,

    /** {@code POST /oauth2/token}: an access token, for an application or with a refresh token. */
    ISSUE_TOKEN,

    /** Anything else; answered with 404 or 405. */
    OTHER;

    static Call of(String method, String path) {
        return switch (path) {
            case "/2.0/events" ->
                switch (method) {
                    case "GET" -> READ_EVENTS;
                    case "OPTIONS" -> FIND_SERVERS;
                    default -> OTHER;
                };
            case "/subscribe" -> method.equals("GET") ? LONG_POLL : OTHER;
            case "/oauth2/token" -> method.equals("POST") ? ISSUE_TOKEN : OTHER;
            default -> OTHER;
        };
    }
}
