package io.github.boxeventflux.benchmarks.connect;

import io.github.boxeventflux.kafka.connect.BoxEventsSourceTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * Has the other connector make the records of some pages when it starts, and then hands these over again and again: so keys,
 * headers, values and offsets are the same, and nothing is read or made meanwhile.
 */
public final class PreparedTask extends SourceTask {

    /** The setting for how many records it hands over. */
    static final String RECORDS = "records";

    /** As many events has a page by default. */
    private static final int PAGE_LIMIT = 500;

    private static final int PAGES = 20;

    /** Of these the offsets are shorter than of all others. */
    private static final int FIRST_PAGES = 2;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<List<SourceRecord>> pages = new ArrayList<>();
    private int missing;
    private int next;

    /** For Connect. */
    public PreparedTask() {}

    @Override
    public void start(Map<String, String> settings) {
        missing = Integer.parseInt(settings.get(RECORDS));
        BoxEventsSourceTask maker = new BoxEventsSourceTask();
        maker.initialize(context);
        maker.start(settings);
        try {
            prepare(maker, Math.min(FIRST_PAGES + PAGES, missing / PAGE_LIMIT));
        } catch (InterruptedException e) {
            throw new ConnectException(e);
        } finally {
            maker.stop();
        }
    }

    private void prepare(BoxEventsSourceTask maker, int count) throws InterruptedException {
        while (pages.size() < count) {
            List<SourceRecord> page = maker.poll();
            if (page != null) {
                pages.add(page);
            }
        }
        pages.subList(0, Math.min(FIRST_PAGES, count - 1)).clear();
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        if (missing == 0) {
            boolean unused = stopped.await(1, TimeUnit.SECONDS);
            return null;
        }
        List<SourceRecord> page = pages.get(next);
        next = (next + 1) % pages.size();
        missing -= page.size();
        return page;
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public String version() {
        return "1";
    }
}
