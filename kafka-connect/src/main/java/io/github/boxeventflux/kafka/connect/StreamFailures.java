package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.kafka.connect.Choice.OnStreamFailure;
import java.time.Duration;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** What becomes of a stream that cannot be read. Faults that pass by themselves do not come here: they are met inside. */
final class StreamFailures {

    private static final Logger LOG = LoggerFactory.getLogger(BoxEventsSourceTask.class);

    private static final String NOTHING_IS_LOST = "; nothing is lost, it goes on where it was.";

    private final OnStreamFailure policy;
    private final Duration pause;
    private final String credentials;

    StreamFailures(SourceConfig config) {
        policy = config.onStreamFailure();
        pause = config.millis(Setting.FAILED_STREAM_RETRY);
        credentials = config.access().credentials();
    }

    /** Its pages, for as long as the settings say. */
    Flux<StreamPage> guarded(BoxStream stream, Flux<StreamPage> pages) {
        return policy == OnStreamFailure.FAIL
                ? pages.onErrorMap(error -> told(stream, error))
                : pages.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, pause)
                        .doBeforeRetry(signal -> LOG.error(
                                "{} It is tried again in {} s, the others go on.",
                                told(stream, signal.failure()).getMessage(),
                                pause.toSeconds())));
    }

    private ConnectException told(BoxStream stream, Throwable error) {
        return new ConnectException(
                "The stream " + stream.key() + " cannot be read: " + error.getMessage() + ". " + advice(error), error);
    }

    private String advice(Throwable error) {
        if (error instanceof PositionLostException) {
            return "Set " + Setting.ON_POSITION_LOST
                    + ", or stop the connector, set the offset of this stream to a position"
                    + " that Box knows, or forget it, and resume.";
        }
        if (error instanceof UnauthorizedException) {
            return "Set " + credentials + " and restart the task" + NOTHING_IS_LOST;
        }
        if (error instanceof ForbiddenException) {
            return "Give the application or its user that right, or take the stream out, and restart the task"
                    + NOTHING_IS_LOST;
        }
        return "Mend that and restart the task" + NOTHING_IS_LOST;
    }
}
