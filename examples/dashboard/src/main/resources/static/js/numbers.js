// The numbers. They go on by themselves between two messages, by the server's clock and not by this machine's.

import { byId, say } from "./dom.js";
import { age, count, digits } from "./words.js";

const JUST_NOW = 3_000;

export class Numbers {
  #status = null;
  #ahead = 0;

  constructor() {
    setInterval(() => this.#tick(), 1_000);
  }

  status(status) {
    this.#status = status;
    this.#ahead = Date.parse(status.now) - Date.now();
    const minutes = status.perMinute;
    say(byId("minute"), digits(minutes.at(-2)));
    say(byId("half-hour"), digits(minutes.reduce((sum, minute) => sum + minute, 0)));
    say(byId("half-hour-sub"), `${digits(status.events)} since the start`);
    byId("stream-type").hidden = false;
    say(byId("stream-type"), status.streamType.replaceAll("_", " "));
    byId("played").hidden = !status.played;
    this.#tick();
  }

  /** Whether that moment, by the server's clock, was just now. */
  isJustNow(time) {
    return Date.now() + this.#ahead - Date.parse(time) < JUST_NOW;
  }

  #tick() {
    if (!this.#status) {
      return;
    }
    const now = Date.now() + this.#ahead;
    const { newestEvent, lastAnswer, browsers, state } = this.#status;
    const over = state === "FAILED" || state === "ENDED";
    say(byId("lag"), newestEvent ? age(now - Date.parse(newestEvent)) : "–");
    say(byId("lag-sub"), newestEvent ? "since last event" : "no event yet");
    say(byId("answered"), lastAnswer ? age(now - Date.parse(lastAnswer)) : "–");
    say(byId("answered-sub"), lastAnswer ? `ago, for ${count(browsers, "browser")}` : over ? "asked no more" : "not yet");
  }
}
