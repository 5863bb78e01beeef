// One event in full.

import { byId, element } from "./dom.js";
import { layOut } from "./json-text.js";
import { age, fullTime, title, who } from "./words.js";

const panel = byId("detail");

export class Detail {
  #entry = null;
  #filters;
  #closed;

  /** @param closed called with the entry that was open */
  constructor(filters, closed) {
    this.#filters = filters;
    this.#closed = closed;
  }

  get entry() {
    return this.#entry;
  }

  open(entry, { focus }) {
    this.#entry = entry;
    const { view } = entry;
    const heading = element("h2", { id: "detail-title", tabIndex: -1 }, title(view.type));
    const close = element("button", { type: "button", className: "plain" }, "Close ", element("kbd", {}, "Esc"));
    close.addEventListener("click", () => this.close());
    panel.replaceChildren(
      element("header", {}, element("div", {}, heading, element("code", {}, view.type)), close),
      facts(view),
      this.#actions(view),
      element(
        "pre",
        { className: "json", tabIndex: 0, role: "region", "aria-label": "What Box sent, as JSON" },
        ...layOut(view.json),
      ),
    );
    panel.hidden = false;
    panel.scrollTop = 0;
    byId("work").classList.add("open");
    if (focus) {
      heading.focus();
    }
  }

  close() {
    if (!this.#entry) {
      return;
    }
    const entry = this.#entry;
    this.#entry = null;
    panel.hidden = true;
    panel.replaceChildren();
    byId("work").classList.remove("open");
    this.#closed(entry);
  }

  #actions(view) {
    const only = (label, values) => {
      const button = element("button", { type: "button", className: "plain" }, label);
      button.addEventListener("click", () => this.#filters.set(values));
      return button;
    };
    const copy = element("button", { type: "button", className: "plain" }, "Copy JSON");
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(view.json);
        copy.textContent = "Copied";
      } catch {
        copy.textContent = "The browser does not allow it";
      }
    });
    return element(
      "div",
      { className: "actions" },
      only("Only this type", { type: view.type }),
      view.actor ? only("Only this person", { who: who(view.actor) }) : null,
      copy,
    );
  }
}

function facts(view) {
  const { actor, subject } = view;
  const delay = view.createdAt ? age(Date.parse(view.receivedAt) - Date.parse(view.createdAt)) : null;
  const list = element("dl", { className: "facts" });
  const add = (name, value, aside) => {
    if (value) {
      list.append(
        element("dt", {}, name),
        element("dd", {}, value, aside ? element("span", { className: "aside" }, ` ${aside}`) : null),
      );
    }
  };
  add("Happened", fullTime(view.createdAt), null);
  add("Arrived", fullTime(view.receivedAt), delay ? `${delay} later` : null);
  add("Who", who(actor), actor?.login && actor.login !== who(actor) ? actor.login : null);
  add("What", subject?.name, [subject?.kind, subject?.detail].filter(Boolean).join(" "));
  add("Event id", view.eventId, null);
  return list;
}
