package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.error.FatalException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.test.Fault;
import java.util.function.Supplier;

/** What Box refuses for good, and the one error that a reader is to end with. */
@SuppressWarnings("ImmutableEnumChecker") // Makers of immutable values.
enum Refusal {
    UNAUTHORIZED(() -> Fault.status(401), UnauthorizedException.class),
    FORBIDDEN(() -> Fault.status(403).withoutBody(), ForbiddenException.class),
    BAD_REQUEST(() -> Fault.error(400, "bad_request", "Invalid value for limit"), RejectedRequestException.class),
    NOT_FOUND(() -> Fault.status(404), RejectedRequestException.class),
    REDIRECT(() -> Fault.redirect("https://elsewhere.example/2.0/events"), RejectedRequestException.class),
    POSITION_LOST(() -> Fault.error(400, "bad_request", "Invalid stream position"), PositionLostException.class);

    private final Supplier<Fault> fault;
    private final Class<? extends FatalException> error;

    Refusal(Supplier<Fault> fault, Class<? extends FatalException> error) {
        this.fault = fault;
        this.error = error;
    }

    Fault fault() {
        return fault.get().forever();
    }

    boolean explains(Throwable ended) {
        return ended.getClass() == error;
    }
}
