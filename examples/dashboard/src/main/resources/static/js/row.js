// One line of the list.

import { element } from "./dom.js";
import { fullTime, kind, shortTime, title, who } from "./words.js";

/** An item of the list for that entry; `open` is called when a person wants to see more of it. */
export function row(entry, open) {
  if (entry.gap) {
    const text = "Some events may be missing here: they came and went while this page had no connection.";
    return element("li", { className: "gap" }, text);
  }
  const { view } = entry;
  const subject = view.subject;
  const button = element(
    "button",
    { type: "button", className: "event", tabIndex: -1, data: { kind: kind(view.type) } },
    element("time", { dateTime: view.createdAt ?? "", title: fullTime(view.createdAt) }, shortTime(view.createdAt)),
    element("span", { className: "type", title: view.type }, title(view.type)),
    element("span", { className: "who" }, who(view.actor)),
    element(
      "span",
      { className: "what", data: { who: who(view.actor) } },
      element("b", {}, subject?.name ?? "–"),
      subject?.detail ? ` ${subject.detail}` : "",
    ),
  );
  button.addEventListener("click", () => open(entry));
  return element("li", {}, button);
}
