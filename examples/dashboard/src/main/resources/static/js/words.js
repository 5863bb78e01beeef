// How types, people and times are put for a person.

const KINDS = [
  ["appears", /UNDELETE|RESTORE|UNTRASH/],
  ["disappears", /DELETE|TRASH|REMOVE|DESTROY|FAIL|BLOCK|REVOKE|EXPIR|QUARANTINE/],
  ["shared", /COLLAB|SHARE|INVITE|GROUP|ACCESS|LOCK/],
  ["appears", /CREATE|UPLOAD|ADD|UNDELETE|NEW|COPY|ENABLE/],
  ["seen", /PREVIEW|DOWNLOAD|OPEN|VIEW|LOGIN|ACCESSED/],
];
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
const number = new Intl.NumberFormat();

/** `ITEM_UPLOAD` as people read it. */
export function title(type) {
  const words = type.replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What happens to that which an event is about: one of a few, each with a colour. */
export function kind(type) {
  return KINDS.find(([, pattern]) => pattern.test(type))?.[0] ?? "other";
}

export function who(actor) {
  return actor?.name || actor?.login || actor?.id || "Somebody";
}

/** The time of day, and the day too where it is another one. */
export function shortTime(text) {
  if (!text) {
    return "no time";
  }
  const time = new Date(text);
  const today = time.toDateString() === new Date().toDateString();
  return today ? clock.format(time) : `${day.format(time)} ${clock.format(time).slice(0, 5)}`;
}

export function fullTime(text) {
  return text ? full.format(new Date(text)) : "Box did not say";
}

export function age(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 2 * MINUTE) {
    return `${seconds} s`;
  }
  if (seconds < 2 * HOUR) {
    return `${Math.floor(seconds / MINUTE)} min`;
  }
  return seconds < 2 * DAY ? `${Math.floor(seconds / HOUR)} h` : `${Math.floor(seconds / DAY)} days`;
}

export function count(value, one) {
  return `${number.format(value)} ${one}${value === 1 ? "" : "s"}`;
}

export function digits(value) {
  return number.format(value);
}
