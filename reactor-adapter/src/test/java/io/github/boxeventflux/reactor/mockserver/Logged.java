package io.github.boxeventflux.reactor.mockserver;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Keeps what the library logs during a test, in place of the console. */
public final class Logged implements BeforeEachCallback, AfterEachCallback {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.boxeventflux");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Level level;

    public Logged(Level level) {
        this.level = level;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(level);
        logger.setAdditive(false);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAppender(appender);
        logger.setLevel(null);
        logger.setAdditive(true);
        appender.stop();
    }

    /** Level, message and stack trace of each. */
    public List<String> lines() {
        return List.copyOf(appender.list).stream().map(Logged::line).toList();
    }

    /** Those of that level. */
    public List<String> lines(Level wanted) {
        return lines().stream().filter(line -> line.startsWith(wanted + " ")).toList();
    }

    private static String line(ILoggingEvent event) {
        String message = event.getLevel() + " " + event.getFormattedMessage();
        return event.getThrowableProxy() == null
                ? message
                : message + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
