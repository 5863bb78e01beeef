package io.github.boxeventflux.test;

/** What a fault makes of a page, and of the log that the page came from. */
@FunctionalInterface
interface PageTwist {

    PageTwist NONE = (page, query, log) -> page;

    Page apply(Page page, EventsQuery query, EventLog log);

    default PageTwist then(PageTwist next) {
        return (page, query, log) -> next.apply(apply(page, query, log), query, log);
    }
}
