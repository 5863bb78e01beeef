package io.github.boxeventflux.examples.box;

import io.github.boxeventflux.test.FakeBox;
import java.net.URI;

/** A fake Box in which nothing happens but what a test says. */
public record ScriptedBox(FakeBox box) implements Box {

    public ScriptedBox() {
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
    public boolean isReal() {
        return true;
    }

    @Override
    public String name() {
        return "a scripted Box";
    }

    @Override
    public String introduction() {
        return "introduction";
    }

    @Override
    public void close() {
        box.close();
    }
}
