package io.github.boxeventflux.benchmarks.idle;

/**
 * What an event's id says of it.
 *
 * @param noticedAt when the notice of it was sent, by a clock that all processes of the machine share
 * @param user whom it happened to
 * @param number its place among the user's events
 */
record Happening(long noticedAt, int user, int number) {

    private static final int TIME_DIGITS = 16;
    private static final int USER_DIGITS = 8;
    private static final int DIGITS = 32;
    private static final int HEXADECIMAL = 16;

    /** Of an event with that id. */
    static Happening of(String eventId) {
        int user = TIME_DIGITS + USER_DIGITS;
        return new Happening(
                Long.parseLong(eventId, 0, TIME_DIGITS, HEXADECIMAL),
                Integer.parseInt(eventId, TIME_DIGITS, user, HEXADECIMAL),
                Integer.parseInt(eventId, user, DIGITS, HEXADECIMAL));
    }

    String eventId() {
        return "%016x%08x%08x".formatted(noticedAt, user, number);
    }
}
