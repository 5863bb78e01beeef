// The keyboard. Letters do nothing where something is typed, nor where a person has turned them off.

import { byId } from "./dom.js";
import { store, stored } from "./stored.js";

const dialog = byId("keys");
const letters = byId("letters");

const isTyped = (target) => target.closest("input, select, textarea") !== null;

/** @param on what is done: `move(by)`, `newest`, `pause`, `theme`, `close` */
export function listenToKeys(on) {
  letters.checked = stored("letters") !== "off";
  letters.addEventListener("change", () => store("letters", letters.checked ? null : "off"));
  byId("help").addEventListener("click", () => dialog.showModal());

  const byLetter = {
    j: () => on.move(1),
    k: () => on.move(-1),
    n: () => on.newest(),
    p: () => on.pause(),
    d: () => on.theme(),
    t: () => byId("filter-type").focus(),
    "/": () => byId("filter-actor").focus(),
    "?": () => dialog.showModal(),
  };
  const byArrow = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    if (event.key === "Escape") {
      leave(event.target, on);
    } else if (event.key in byArrow && isInList(event.target)) {
      event.preventDefault();
      on.move(byArrow[event.key]);
    } else if (letters.checked && !isTyped(event.target) && byLetter[event.key]) {
      event.preventDefault();
      byLetter[event.key]();
    }
  });
}

/** Escape leaves a field first, and then what is open. */
function leave(target, on) {
  if (isTyped(target)) {
    target.blur();
  } else {
    on.close();
  }
}

/** Elsewhere an arrow scrolls, as it always does. */
function isInList(target) {
  return target === document.body || target.closest("#events") !== null;
}
