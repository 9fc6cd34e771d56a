// The filter by name, sets of filters that are kept, and the search for a step by value.

import { h, fill } from "./dom.js";
import { icon } from "./icons.js";

const KEY = "modelcheck-filters";

/** Whether a path contains one of the filter's comma-separated parts; of `path = value` only the path counts. */
export function matches(filter, path) {
  const parts = filter.split(",").map(part => part.split("=")[0].trim().toLowerCase()).filter(part => part !== "");
  const lower = path.toLowerCase();
  return parts.length === 0 || parts.some(part => lower.includes(part));
}

/**
 * The nearest step in a direction after which a variable has a value, as `txn.state = COMMIT` asks: the path contains
 * what stands before the sign, the value is what stands behind it.
 */
export function findByValue(app, query, from, direction) {
  const at = query.indexOf("=");
  const path = query.slice(0, at).trim().toLowerCase();
  const wanted = query.slice(at + 1).trim().toLowerCase();
  const units = app.model.units.filter(unit => unit.path.toLowerCase().includes(path));
  for (let step = from + direction; step >= 0 && step <= app.trace.last; step += direction) {
    // Only where one of them has just become that, or at the start.
    const candidates = step === 0 || direction < 0 ? units : units.filter(u => app.trace.changedUnits[step].includes(u.number));
    const found = candidates.find(unit => app.trace.valueAt(unit, step).toLowerCase() === wanted);
    if (found)
      return { step, unit: found };
  }
  return null;
}

export function filterBar(app) {
  const field = h("input.filter", {
    type: "search", placeholder: "filter: name, name  ·  name = value", "aria-label": "Filter variables, or find a value",
    title: "Comma-separated parts of names. With '= value', Enter goes to the next step where it is that, Shift+Enter back.",
    spellcheck: "false", autocomplete: "off",
  });
  const message = h("span.filter-message", { role: "status" });
  const kept = h("span.kept");
  app.focusFilter = () => field.focus();
  field.addEventListener("input", () => {
    fill(message);
    app.store.set({ filter: field.value });
  });
  field.addEventListener("keydown", event => {
    if (event.key === "Escape")
      field.blur();
    if (event.key === "Enter" && field.value.includes("="))
      jump(app, field.value, event.shiftKey ? -1 : 1, message);
  });
  app.store.watch(value => {
    if (field.value !== value.filter)
      field.value = value.filter;
  });
  const drawKept = () => fill(kept, keptFilters(app).map(text => keptButton(app, text, drawKept)));
  drawKept();
  const keep = h("button.icon", { title: "Keep this filter", "aria-label": "Keep this filter" }, icon("star"));
  keep.addEventListener("click", () => {
    if (field.value.trim() !== "")
      store(app, [...new Set([...keptFilters(app), field.value.trim()])]);
    drawKept();
  });
  return h("div.filter-bar", null, field, keep, kept, message);
}

function jump(app, query, direction, message) {
  const found = findByValue(app, query, app.store.value.step, direction);
  if (found)
    app.store.set({ step: found.step, selected: found.unit.path });
  fill(message, found ? null : direction > 0 ? "no later step" : "no earlier step");
}

function keptButton(app, text, redraw) {
  return h("span.chip", null,
    h("button", { onclick: () => app.store.set({ filter: text }) }, text),
    h("button", {
      "aria-label": `Forget the filter ${text}`,
      onclick: () => {
        store(app, keptFilters(app).filter(other => other !== text));
        redraw();
      },
    }, "×"));
}

function keptFilters(app) {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const mine = all[app.model.bundle.run.spec];
    return Array.isArray(mine) ? mine.filter(text => typeof text === "string") : [];
  } catch {
    return app.keptFilters ?? [];
  }
}

// Without storage they last as long as the page.
function store(app, filters) {
  app.keptFilters = filters;
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    all[app.model.bundle.run.spec] = filters;
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Nothing to do.
  }
}
