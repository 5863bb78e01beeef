package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.examples.terminal.StatusLine;
import io.github.boxeventflux.examples.terminal.Terminal;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.reactor.HistoryProgress;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far an export has come, as a bar where somebody watches. */
final class ExportProgress implements StreamListener, AutoCloseable {

    private static final int REDRAW_MILLIS = 250;
    // Without the year: Box keeps no event for longer than one.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final StatusLine statusLine;
    private final Clock clock;
    private final Duration wanted;
    private final long eventsBefore;
    private final @Nullable ProgressBar bar;
    private volatile @Nullable HistoryProgress latest;

    /**
     * @param width how many characters fit on a line
     * @param wanted how much time is to be in the file
     * @param eventsBefore how many events were in it already
     */
    ExportProgress(Terminal terminal, int width, Clock clock, Duration wanted, long eventsBefore) {
        this.statusLine = terminal.statusLine();
        this.clock = clock;
        this.wanted = wanted;
        this.eventsBefore = eventsBefore;
        bar = statusLine.isWatched() ? bar(terminal, width).build() : null;
    }

    @Override
    public void onHistoryProgress(StreamInfo stream, HistoryProgress progress) {
        latest = progress;
        if (bar != null) {
            long events = eventsBefore + progress.events();
            long done = wanted.minus(progress.left()).toSeconds();
            // As many in the time that is left as in the time that is done.
            bar.maxHint(done == 0 ? -1 : Math.round((double) events * wanted.toSeconds() / done))
                    .stepTo(events)
                    .setExtraMessage(
                            waits(progress)
                                    ? ", waiting for the last minute"
                                    : ", until " + TIME.format(progress.doneUntil()));
        }
    }

    /** How often Box was asked. */
    long calls() {
        HistoryProgress known = latest;
        return known == null ? 0 : known.calls();
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        statusLine.end();
    }

    private ProgressBarBuilder bar(Terminal terminal, int width) {
        boolean hasBlocks = terminal.charset().newEncoder().canEncode('█');
        return new ProgressBarBuilder()
                .setTaskName("events")
                .setStyle(hasBlocks ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .startsFrom(eventsBefore, Duration.ZERO)
                .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .continuousUpdate()
                .setConsumer(new DelegatingProgressBarConsumer(statusLine::show, width));
    }

    private boolean waits(HistoryProgress progress) {
        Instant young = clock.instant().minus(HistoryOptions.defaults().overlap());
        return !progress.left().isZero() && !progress.doneUntil().isBefore(young);
    }
}
