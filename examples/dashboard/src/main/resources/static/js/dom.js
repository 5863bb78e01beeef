// Makes elements. Text only ever becomes text: nothing that came from Box is read as markup.

export const byId = (id) => document.getElementById(id);

/** An element of that tag with these properties and children; a string is a text. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "data") {
      Object.assign(made.dataset, value);
    } else if (name.startsWith("aria-") || name === "role") {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Sets a text, and touches nothing where it is the same. */
export function say(where, text) {
  if (where.textContent !== text) {
    where.textContent = text;
  }
}
