// The line to the server. A browser connects again by itself and says which event it had last; where it gives up, or hears
// nothing although the server says something each second, this does the same.

const SILENCE = 6_000;
const PAUSE = 1_000;

/**
 * Connects, and stays so.
 *
 * `on.event(view, place)`, `on.gap()` and `on.status(status)` get what the server sends; `on.line(state)` is told `open` or
 * `lost`.
 */
export function connect(on) {
  let source = null;
  let last = "";
  let heardAt = 0;

  function hear(handle) {
    return (message) => {
      heardAt = Date.now();
      on.line("open");
      handle(JSON.parse(message.data), message.lastEventId);
    };
  }

  function open() {
    source?.close();
    heardAt = Date.now();
    source = new EventSource(last ? `events?after=${encodeURIComponent(last)}` : "events");
    source.addEventListener("status", hear((status) => on.status(status)));
    source.addEventListener("gap", hear(() => on.gap()));
    source.addEventListener("event", hear((view, place) => {
      last = place;
      on.event(view, place);
    }));
    source.addEventListener("error", () => {
      on.line("lost");
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, PAUSE);
      }
    });
  }

  setInterval(() => {
    if (Date.now() - heardAt > SILENCE) {
      on.line("lost");
      open();
    }
  }, PAUSE);
  open();
}
