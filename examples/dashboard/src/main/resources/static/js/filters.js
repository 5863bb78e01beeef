// Which events are shown. What is chosen stands in the address, so that it can be kept and passed on.

import { byId, element } from "./dom.js";
import { title } from "./words.js";

const type = byId("filter-type");
const actor = byId("filter-actor");
const clear = byId("clear");

export class Filters {
  #types = new Set();
  #actors = new Set();
  #changed;

  /** @param changed called when something else is to be shown */
  constructor(changed) {
    this.#changed = changed;
    const chosen = new URLSearchParams(location.search);
    if (chosen.get("type")) {
      this.#offerType(chosen.get("type"));
    }
    type.value = chosen.get("type") ?? "";
    actor.value = chosen.get("who") ?? "";
    type.addEventListener("change", () => this.#apply());
    actor.addEventListener("input", () => this.#apply());
    clear.addEventListener("click", () => this.set({ type: "", who: "" }));
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    clear.hidden = !this.isSet;
  }

  get isSet() {
    return type.value !== "" || actor.value.trim() !== "";
  }

  set(values) {
    if (values.type !== undefined) {
      this.#offerType(values.type);
      type.value = values.type;
    }
    if (values.who !== undefined) {
      actor.value = values.who;
    }
    this.#apply();
  }

  matches(view) {
    return (type.value === "" || view.type === type.value) && this.#isBy(view.actor);
  }

  /** Offers what an event has. */
  learn(view) {
    this.#offerType(view.type);
    const name = view.actor?.name || view.actor?.login;
    if (name && !this.#actors.has(name)) {
      this.#actors.add(name);
      byId("actors").append(element("option", { value: name }));
    }
  }

  #isBy(person) {
    const wanted = actor.value.trim().toLocaleLowerCase();
    return wanted === "" || [person?.name, person?.login, person?.id].some((text) => text?.toLocaleLowerCase().includes(wanted));
  }

  #offerType(name) {
    if (name === "" || this.#types.has(name)) {
      return;
    }
    this.#types.add(name);
    const label = title(name);
    const next = [...type.options].slice(1).find((option) => option.text.localeCompare(label) > 0) ?? null;
    type.insertBefore(element("option", { value: name }, label), next);
  }

  #apply() {
    const chosen = new URLSearchParams();
    if (type.value) {
      chosen.set("type", type.value);
    }
    if (actor.value.trim()) {
      chosen.set("who", actor.value.trim());
    }
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
    clear.hidden = !this.isSet;
    this.#changed();
  }
}
