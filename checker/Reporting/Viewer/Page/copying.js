// Puts text on the clipboard, also where the page comes from a file.

import { h, fill } from "./dom.js";
import { icon } from "./icons.js";

/** A small button that copies what a function gives. */
export function copyButton(text, label) {
  const button = h("button.icon.copy", { title: label, "aria-label": label }, icon("copy"));
  button.addEventListener("click", async event => {
    event.stopPropagation();
    fill(button, icon(await copy(text()) ? "check" : "cross"));
    setTimeout(() => fill(button, icon("copy")), 1000);
  });
  return button;
}

/** Copies; whether it worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// The clipboard is not there for every page that is opened from disk.
function copyBySelection(text) {
  const field = h("textarea.offscreen", { readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  const worked = document.execCommand("copy");
  field.remove();
  return worked;
}
