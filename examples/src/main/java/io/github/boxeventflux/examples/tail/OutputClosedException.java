package io.github.boxeventflux.examples.tail;

/** Nobody reads what is printed any more, as after {@code | head}. No fault: the reader has had enough. */
final class OutputClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputClosedException() {
        super("the output was closed");
    }
}
