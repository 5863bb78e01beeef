package io.github.boxeventflux.test;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as a {@link FakeBox} received it, and what became of it so far.
 *
 * @param number counts the requests of one {@code FakeBox}, from 1, over all its servers
 * @param call what it asked for
 * @param method the HTTP method
 * @param path the path, without the query
 * @param query the query as it was sent, still encoded; {@code null} when there was none
 * @param parameters the query's parameters, decoded; the last one of a name
 * @param body what a request for a token carried, still encoded, with all its secrets; {@code null} for any other call
 * @param headers the header fields, whatever the case of their names; values of one name joined by {@code ", "}
 * @param connection names the connection: equal for requests that came over the same one
 * @param remotePort the client's port
 * @param time when it arrived, by the clock of the {@code FakeBox}
 * @param outcome what became of it until this record was taken
 */
public record RecordedRequest(
        long number,
        Call call,
        String method,
        String path,
        @Nullable String query,
        Map<String, String> parameters,
        @Nullable String body,
        Map<String, String> headers,
        String connection,
        int remotePort,
        Instant time,
        Outcome outcome) {

    /** Keeps copies of the maps. */
    public RecordedRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** The parameter's decoded value; {@code null} when it was not sent. */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** The value of a field of the form that a request for a token carried, decoded; {@code null} when it was not sent. */
    public @Nullable String formField(String name) {
        if (body == null) {
            return null;
        }
        List<String> values = new QueryStringDecoder(body, false).parameters().get(name);
        return values == null ? null : values.get(values.size() - 1);
    }

    /** The header field's value; {@code null} when it was not sent. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The user that {@code As-User} named; {@code null} when the request acted for the token's owner. */
    public @Nullable String asUser() {
        return header("As-User");
    }

    /** The token sent as {@code Authorization: Bearer …}; {@code null} when none was. */
    public @Nullable String bearerToken() {
        String value = header("Authorization");
        return value != null && value.regionMatches(true, 0, "Bearer ", 0, 7)
                ? value.substring(7).trim()
                : null;
    }

    RecordedRequest with(Outcome became) {
        return new RecordedRequest(
                number, call, method, path, query, parameters, body, headers, connection, remotePort, time, became);
    }

    /** One line for a test report; no header field and no body, and so no token. */
    @Override
    public String toString() {
        String target = query == null ? path : path + "?" + query;
        return "#" + number + " " + call + " " + method + " " + target + " on " + connection + ": " + outcome;
    }

    /**
     * What became of a request.
     *
     * @param state how far it got
     * @param status the status of the answer; 0 as long as there is none, and for an answer that is no HTTP
     * @param fault the scripted fault that it met; {@code null} when it met none
     */
    public record Outcome(State state, int status, @Nullable String fault) {

        /** Such as {@code ANSWERED 503 (status 503)}. */
        @Override
        public String toString() {
            return state + (status == 0 ? "" : " " + status) + (fault == null ? "" : " (" + fault + ")");
        }
    }

    /** How far a request got. */
    public enum State {
        /** Received, and not answered: a held poll, a delayed answer, a silence. */
        PENDING,
        /** Answered, or broken as a fault demanded. */
        ANSWERED,
        /** The client closed the connection before it had its answer. */
        CANCELLED
    }
}
