package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.test.FakeBox;
import java.net.URI;

/** A fake Box in which nothing happens but what a test says. */
record ScriptedBox(FakeBox box) implements Box {

    ScriptedBox() {
        this(FakeBox.start());
    }

    @Override
    public URI apiUrl() {
        return box.apiUrl();
    }

    @Override
    public String token() {
        return box.token();
    }

    @Override
    public String introduction() {
        return "introduction";
    }

    @Override
    public String farewell(StreamPosition position) {
        return "farewell at " + position;
    }

    @Override
    public void close() {
        box.close();
    }
}
