package io.github.boxeventflux.examples.box;

import io.github.boxeventflux.test.FakeBox;
import java.net.URI;

/**
 * A fake Box in which nothing happens but what a test says, and which stays open when a program has done with it.
 *
 * @param apiUrl where it is
 * @param token what opens it
 */
public record ScriptedBox(URI apiUrl, String token) implements Box {

    public ScriptedBox(FakeBox box) {
        this(box.apiUrl(), box.token());
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
    public void close() {}
}
