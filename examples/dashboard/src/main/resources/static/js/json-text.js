// Lays out JSON without reading it: every number and every letter stays as Box sent it. A browser that parsed it would round
// ids and positions.

import { element } from "./dom.js";

const TOKEN = /"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Elements and texts that show that JSON, indented. */
export function layOut(json) {
  const tokens = json.match(TOKEN) ?? [];
  const parts = [];
  let depth = 0;
  const line = () => parts.push(`\n${"  ".repeat(depth)}`);
  const put = (className, text) => parts.push(element("span", { className }, text));

  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token === "{" || token === "[") {
      put("mark", token);
      if (next !== "}" && next !== "]") {
        depth++;
        line();
      }
    } else if (token === "}" || token === "]") {
      if (tokens[index - 1] !== "{" && tokens[index - 1] !== "[") {
        depth--;
        line();
      }
      put("mark", token);
    } else if (token === ",") {
      put("mark", token);
      line();
    } else if (token === ":") {
      put("mark", ": ");
    } else {
      put(kindOf(token, next), token);
    }
  });
  return parts;
}

function kindOf(token, next) {
  if (token.startsWith('"')) {
    return next === ":" ? "key" : "text";
  }
  return /^[-\d]/.test(token) ? "number" : "word";
}
