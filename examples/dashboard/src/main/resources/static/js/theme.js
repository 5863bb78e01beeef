// Light or dark: the system's choice, until a person chooses the other one.

import { byId, say } from "./dom.js";
import { store } from "./stored.js";

const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

export class Theme {
  #changed;

  /** @param changed called when the colours are others */
  constructor(changed) {
    this.#changed = changed;
    byId("theme").addEventListener("click", () => this.toggle());
    system.addEventListener("change", () => this.#show());
    this.#show();
  }

  toggle() {
    const theme = isDark() ? "light" : "dark";
    if ((theme === "dark") === system.matches) {
      delete root.dataset.theme;
      store("theme", null);
    } else {
      root.dataset.theme = theme;
      store("theme", theme);
    }
    this.#show();
  }

  #show() {
    say(byId("theme-text"), isDark() ? "Light" : "Dark");
    this.#changed();
  }
}
