package io.github.boxeventflux.test;

import java.util.List;

/** The threads that live now. */
final class Threads {

    private Threads() {}

    static List<String> named(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
