// How the stream is, and how the line to the server is: one word, and where something is wrong a sentence.

import { byId, element, say } from "./dom.js";
import { shortTime } from "./words.js";

const STATES = {
  STARTING: ["idle", "Connecting to Box…"],
  WORKING: ["good", "Live"],
  STANDBY: ["idle", "Standing by"],
  FAILING: ["warn", "Retrying"],
  SILENT: ["warn", "Box is silent"],
  FAILED: ["bad", "Stopped"],
  ENDED: ["idle", "Ended"],
};

const NOTICES = {
  lost: "This page connects again by itself and goes on where it was.",
  FAILING: "Nothing is lost.",
  SILENT: "Nothing has come from Box for long; it is asked anew.",
  FAILED: "No retry helps against this. Correct it, then start the dashboard again.",
};

export class Health {
  #status = null;
  #line = "connecting";

  status(status) {
    this.#status = status;
    this.#show();
  }

  /** @param line `open` or `lost` */
  line(line) {
    if (line !== this.#line) {
      this.#line = line;
      this.#show();
    }
  }

  get state() {
    return this.#line === "open" ? (this.#status?.state ?? "STARTING") : this.#line;
  }

  #show() {
    const lost = this.#line === "lost";
    const [tone, text] = lost ? ["warn", "Reconnecting…"] : (STATES[this.#status?.state] ?? ["idle", "Connecting…"]);
    byId("health").dataset.tone = tone;
    say(byId("health-text"), text);
    byId("numbers").dataset.stale = String(lost);
    this.#notice(lost);
  }

  #notice(lost) {
    const notice = byId("notice");
    const state = lost ? "lost" : this.#status?.state;
    const advice = NOTICES[state];
    notice.hidden = !advice;
    notice.dataset.tone = state === "FAILED" ? "bad" : "warn";
    const head = lost ? "The dashboard's server does not answer." : this.#head();
    const text = lost ? advice : `${this.#problem()} ${advice}`;
    // Said aloud by screen readers, so only when it is something else.
    const said = `${head} ${text}`;
    if (advice && notice.dataset.said !== said) {
      notice.dataset.said = said;
      notice.replaceChildren(element("strong", {}, head), text);
    }
  }

  #head() {
    const { state, since } = this.#status ?? {};
    return `${STATES[state]?.[1]} since ${shortTime(since)}.`;
  }

  #problem() {
    const problem = this.#status?.problem ?? "";
    return problem === "" || problem.endsWith(".") ? problem : `${problem}.`;
  }
}
