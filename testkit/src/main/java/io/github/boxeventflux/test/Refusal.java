package io.github.boxeventflux.test;

/** A request that Box would refuse, with what it would answer. */
final class Refusal extends RuntimeException {

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    static Refusal badRequest(String message) {
        return new Refusal(Answer.error(400, "bad_request", message));
    }

    Answer answer() {
        return answer;
    }
}
