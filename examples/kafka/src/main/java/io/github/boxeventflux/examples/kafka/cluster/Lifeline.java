package io.github.boxeventflux.examples.kafka.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Runs the main class that it is told, in a process that ends when its standard input does: with the one that started it. */
final class Lifeline {

    private Lifeline() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Lifeline::endWithParent, "lifeline");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(1);
    }
}
