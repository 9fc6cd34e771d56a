// Makes elements. Every text of a specification passes `visible`, and nothing is ever parsed as markup.

const SVG = "http://www.w3.org/2000/svg";

// Control and format characters, separators, private and unpaired code units: what could reorder or hide text.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** The text with every character replaced that is not visible on its own. */
export function visible(text) {
  return String(text).replace(INVISIBLE, found =>
    found === "\n" ? "\n" : found === "\t" ? "    " : "\\u" + found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"));
}

/** Ends as a sentence does, and begins so. */
export function sentence(text) {
  return text === "" || /[.!?…]$/.test(text) ? text : `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** A path or another text whose end matters most: it may be cut off at its beginning, where its style says so. */
export function ending(text) {
  return h("bdi", { dir: "ltr" }, text);
}

/** An element: `h("button.primary", { onclick }, "text", child)`. Children that are null or false are left out. */
export function h(selector, attributes, ...children) {
  return build(document.createElement(tagOf(selector)), selector, attributes, children);
}

/** The same for SVG. */
export function svg(selector, attributes, ...children) {
  return build(document.createElementNS(SVG, tagOf(selector)), selector, attributes, children);
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(isShown).map(toNode));
  return element;
}

function build(element, selector, attributes, children) {
  const classes = selector.split(".").slice(1);
  if (classes.length > 0)
    element.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false)
      continue;
    if (name.startsWith("on"))
      element.addEventListener(name.slice(2), value);
    else if (name === "style")
      Object.entries(value).forEach(([property, text]) => element.style.setProperty(property, text));
    else
      element.setAttribute(name, value === true ? "" : visible(value));
  }
  element.append(...children.flat(Infinity).filter(isShown).map(toNode));
  return element;
}

function tagOf(selector) {
  return selector.split(".")[0];
}

function isShown(child) {
  return child !== null && child !== undefined && child !== false;
}

function toNode(child) {
  return child instanceof Node ? child : document.createTextNode(visible(child));
}
