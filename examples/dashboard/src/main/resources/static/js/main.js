// Puts the page together.

import { Charts } from "./charts.js";
import { connect } from "./connection.js";
import { Detail } from "./detail.js";
import { byId, say } from "./dom.js";
import { Events } from "./events.js";
import { Filters } from "./filters.js";
import { Health } from "./health.js";
import { listenToKeys } from "./keys.js";
import { List } from "./list.js";
import { Numbers } from "./numbers.js";
import { Theme } from "./theme.js";
import { count } from "./words.js";

const events = new Events();
const health = new Health();
const numbers = new Numbers();
const list = new List((entry) => show(entry, true));
const filters = new Filters(() => list.filter((view) => filters.matches(view), events.entries));
const detail = new Detail(filters, (entry) => {
  list.mark(null);
  list.focus(entry);
});
const charts = new Charts((type) => filters.set({ type }));
const theme = new Theme(() => charts.theme());

list.filter((view) => filters.matches(view), []);

function show(entry, focus) {
  detail.open(entry, { focus });
  list.mark(entry);
}

function add(entry) {
  if (!entry) {
    return;
  }
  list.add(entry);
  const dropped = events.dropOldest();
  if (dropped) {
    list.drop(dropped);
  }
}

function pause() {
  const paused = byId("pause").getAttribute("aria-pressed") !== "true";
  byId("pause").setAttribute("aria-pressed", String(paused));
  list.pause(paused);
}

/** Says what there is to see, and if there is nothing, why. */
function tell() {
  const size = events.size;
  const matching = filters.isSet ? events.entries.filter((entry) => entry.view && filters.matches(entry.view)).length : size;
  say(byId("count"), filters.isSet ? `${count(matching, "event")} of ${size}` : count(size, "event"));
  byId("empty").hidden = !list.isEmpty;
  const [title, text] =
    size > 0
      ? ["Nothing matches", `None of the ${count(size, "event")} here is of that type and by that person.`]
      : health.state === "WORKING"
        ? ["No events yet", "As soon as something happens in this account, it appears here."]
        : health.state === "FAILED"
          ? ["No events", "The stream has stopped before anything came."]
          : ["Connecting…", "Events appear here as soon as Box answers."];
  say(byId("empty-title"), title);
  say(byId("empty-text"), text);
}

byId("pause").addEventListener("click", pause);
byId("events").addEventListener("shown", tell);

listenToKeys({
  move(by) {
    const entry = list.move(by);
    if (entry && detail.entry) {
      show(entry, false);
    }
  },
  newest: () => list.showNewest(),
  pause,
  theme: () => theme.toggle(),
  close: () => detail.close(),
});

connect({
  event(view, place) {
    filters.learn(view);
    add(events.add(view, place, numbers.isJustNow(view.receivedAt)));
  },
  gap: () => add(events.addGap()),
  status(status) {
    health.status(status);
    numbers.status(status);
    charts.status(status);
    tell();
  },
  line: (state) => health.line(state),
});
