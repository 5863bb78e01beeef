package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.PageRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The program without its clothing: pages of events, written one after the other, and now and then the place behind them. */
final class EventExport {

    private final BoxEventClient client;
    private final GrowingFile file;
    private final long saveEveryNanos;
    private long savedAt = System.nanoTime();
    private @Nullable PageRecord unsaved;

    /**
     * @param saveEvery how much reading a kill may cost at most; each save forces the file to the disk. Zero for each page
     */
    EventExport(BoxEventClient client, GrowingFile file, Duration saveEvery) {
        this.client = client;
        this.file = file;
        this.saveEveryNanos = saveEvery.toNanos();
    }

    /**
     * Reads to the end, or until the options say stop, and goes on where the file ends.
     *
     * @throws BoxEventException when Box will not go on; what was read before is saved
     * @throws java.io.UncheckedIOException when it cannot be written; what was saved before stays
     */
    void run(StreamOptions options) {
        try {
            client.pages(options)
                    // Writing blocks, and a thread that serves connections must not. No more than one page is kept
                    // here.
                    // An error of reading waits for the page that is being written; one of writing ends it all.
                    .concatMapDelayError(
                            page -> Mono.fromRunnable(() -> write(page)).subscribeOn(Schedulers.boundedElastic()),
                            false,
                            1)
                    .blockLast();
        } catch (BoxEventException e) {
            save();
            throw e;
        }
        save();
    }

    private void write(PageRecord page) {
        file.append(page.page().events());
        unsaved = page;
        if (System.nanoTime() - savedAt >= saveEveryNanos) {
            save();
        }
    }

    private void save() {
        PageRecord page = unsaved;
        if (page != null) {
            file.save(page.toCheckpoint());
            unsaved = null;
            savedAt = System.nanoTime();
        }
    }
}
