// The events that this page has: each one once, the newest last.

/** Events that are shown, and ids that are known, which may come again when a server has started anew. */
const SHOWN = 1_000;
const KNOWN = 10_000;

export class Events {
  entries = [];
  #known = new Set();

  /** An entry for that event, which may be fresh; `null` where it is here already. */
  add(view, place, fresh) {
    const key = view.eventId ?? place;
    if (this.#known.has(key)) {
      return null;
    }
    this.#known.add(key);
    if (this.#known.size > KNOWN) {
      this.#known.delete(this.#known.values().next().value);
    }
    return this.#append({ view, fresh });
  }

  /** An entry that says that some may be missing; `null` where there is nothing that it could stand after. */
  addGap() {
    const newest = this.entries.at(-1);
    return !newest || newest.gap ? null : this.#append({ gap: true });
  }

  /** The oldest that there is no room for any more. */
  dropOldest() {
    return this.entries.length > SHOWN ? this.entries.shift() : null;
  }

  get size() {
    return this.entries.filter((entry) => !entry.gap).length;
  }

  #append(entry) {
    this.entries.push(entry);
    return entry;
  }
}
