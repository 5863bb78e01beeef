// The list: newest first, and calm. New events wait, counted, while a person looks at older ones, holds a place in the list
// with the keyboard, or has paused it.

import { byId, say } from "./dom.js";
import { row } from "./row.js";
import { count } from "./words.js";

export class List {
  #list = byId("events");
  #newer = byId("newer");
  #items = new Map();
  #waiting = [];
  #matches = () => true;
  #paused = false;
  #atTop = true;
  #frame = 0;
  #current = null;
  #open;

  /** @param open called with an entry that a person wants to see more of */
  constructor(open) {
    this.#open = open;
    this.#newer.addEventListener("click", () => this.showNewest());
    this.#list.addEventListener("focusin", (event) => this.#hold(event.target.closest("li")));
    this.#list.addEventListener("focusout", () => this.#later());
    new IntersectionObserver(([top]) => {
      this.#atTop = top.isIntersecting || top.boundingClientRect.top >= window.innerHeight;
      this.#later();
    }).observe(byId("top"));
  }

  add(entry) {
    this.#waiting.push(entry);
    this.#later();
  }

  drop(entry) {
    this.#items.get(entry)?.remove();
    this.#items.delete(entry);
    this.#waiting = this.#waiting.filter((waiting) => waiting !== entry);
  }

  /** Shows those of all these entries that match, from now on too. */
  filter(matches, entries) {
    this.#matches = matches;
    this.#items.clear();
    this.#list.replaceChildren();
    this.#current = null;
    this.#waiting = [...entries];
    this.#flush();
  }

  pause(paused) {
    this.#paused = paused;
    this.#later();
  }

  showNewest() {
    this.#flush();
    byId("scroll").scrollTop = 0;
    if (byId("top").getBoundingClientRect().top < 0) {
      byId("top").scrollIntoView();
    }
  }

  /** Whether anything is to be seen. */
  get isEmpty() {
    return this.#list.childElementCount === 0;
  }

  /** Goes so many events further: down is older. */
  move(by) {
    const rows = this.#rows();
    const from = rows.indexOf(document.activeElement.closest?.(".event") ?? this.#rowOf(this.#current));
    const to = Math.min(Math.max(from + by, 0), rows.length - 1);
    rows[to]?.focus();
    return this.#entryOf(rows[to]);
  }

  /** Marks the entry that is open, or none. */
  mark(entry) {
    this.#list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    this.#rowOf(this.#items.get(entry))?.setAttribute("aria-current", "true");
  }

  /** Puts the keyboard where that entry is. */
  focus(entry) {
    (this.#rowOf(this.#items.get(entry)) ?? this.#list).focus();
  }

  #isHeld() {
    return this.#paused || !this.#atTop || this.#list.contains(document.activeElement);
  }

  #hold(item) {
    this.#current = item;
    this.#tabStop();
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#isHeld()) {
        this.#tell();
      } else {
        this.#flush();
      }
    });
  }

  #flush() {
    const entries = this.#waiting.filter((entry) => entry.gap || this.#matches(entry.view));
    const items = entries.map((entry) => {
      const item = row(entry, this.#open);
      this.#items.set(entry, item);
      item.firstElementChild?.classList.toggle("fresh", entry.fresh);
      entry.fresh = false;
      return item;
    });
    this.#waiting = [];
    this.#list.prepend(...items.reverse());
    this.#tabStop();
    this.#tell();
  }

  #tell() {
    const news = this.#waiting.filter((entry) => entry.view && this.#matches(entry.view)).length;
    this.#newer.hidden = news === 0;
    say(this.#newer, `${count(news, "new event")}`);
    this.#list.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
  }

  /** One row can be reached with Tab, and from there all others with the arrows. */
  #tabStop() {
    const stop = (this.#current?.isConnected && this.#rowOf(this.#current)) || this.#rows()[0];
    this.#list.querySelectorAll('.event[tabindex="0"]').forEach((other) => (other.tabIndex = -1));
    if (stop) {
      stop.tabIndex = 0;
    }
  }

  #rows() {
    return [...this.#list.querySelectorAll(".event")];
  }

  #rowOf(item) {
    return item?.querySelector(".event") ?? null;
  }

  #entryOf(button) {
    const item = button?.closest("li");
    return [...this.#items].find(([, known]) => known === item)?.[0] ?? null;
  }
}
