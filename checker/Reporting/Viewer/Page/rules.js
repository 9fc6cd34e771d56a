// Every rule instance after the selected step: which can fire, and what stands in the way of the others.

import { h, fill } from "./dom.js";

const MOST_SHOWN = 400;

export function rulesView(app) {
  const search = h("input.filter", { type: "search", placeholder: "filter rules", "aria-label": "Filter rules" });
  const list = h("div.view-scroll.rule-list");
  const view = h("div.view-body", null, h("div.bar", null, search), list);
  const open = new Set();
  const draw = () => fill(list, listOf(app, search.value, open, draw));
  search.addEventListener("input", draw);
  app.views.rules = { element: view, draw };
}

function listOf(app, filter, open, redraw) {
  const { instances } = app.model.bundle;
  const { guards } = app.trace.trace;
  const step = app.store.value.step;
  if (instances.length === 0)
    return h("p.empty", null, "There are too many rule instances to list them here.");
  if (step < guards.from)
    return h("p.empty", null, `Guards are known from step ${guards.from} on.`);

  const patterns = patternsAt(app.trace, step);
  const all = instances.map((instance, number) => ({ instance, number, pattern: patterns[number], name: nameOf(app, instance) }))
    .filter(entry => entry.name.toLowerCase().includes(filter.toLowerCase()));
  const enabled = all.filter(entry => isEnabled(entry.pattern));
  const others = all.filter(entry => !isEnabled(entry.pattern)).sort((a, b) => missing(a.pattern) - missing(b.pattern));
  const context = {
    app, open, redraw, next: app.trace.steps[step + 1]?.instance ?? null, distances: distancesAt(app.trace.trace, step),
  };
  return [
    app.startIn ? beginnings(app) : null,
    h("h2.section", null, `Can fire: ${enabled.length}`, h("span.count", null, distanceNote(app.trace, step))),
    enabled.map(entry => entryOf(context, entry)),
    h("h2.section", null, `Cannot fire: ${others.length}`, h("span.count", null, " the nearest to it first")),
    others.slice(0, MOST_SHOWN).map(entry => entryOf(context, entry)),
    others.length > MOST_SHOWN ? h("p.count", null, `and ${others.length - MOST_SHOWN} more`) : null,
  ];
}

/** The pattern of every instance after a step. */
function patternsAt(trace, step) {
  const { from, patterns, changes } = trace.trace.guards;
  const current = [];
  for (let i = 0; i <= step - from; i++) {
    for (let j = 0; j < changes[i].length; j += 2)
      current[changes[i][j]] = changes[i][j + 1];
  }
  return current.map(number => patterns[number]);
}

function isEnabled(pattern) {
  return !/[f?-]/.test(pattern);
}

function missing(pattern) {
  return pattern === "-" ? 1000 : pattern.replace(/t/g, "").length;
}

/** `rule (p=1, b=0)` */
export function nameOf(app, instance) {
  const rule = app.model.bundle.rules[instance.rule];
  const values = rule.parameters.map((name, i) => `${name}=${instance.arguments[i]}`).join(", ");
  return values === "" ? rule.name : `${rule.name} (${values})`;
}

/** The initial states, to begin in another one. */
function beginnings(app) {
  const { initialInstances } = app.model.bundle;
  return h("details.beginnings", null, h("summary", null, `Initial states: ${initialInstances.length}`),
    initialInstances.map((instance, number) => h("div.rule-row", null,
      h("span.rule-line", null, h("span.rule-mark", { "aria-hidden": "true" }, "◦"), h("span", null, nameOf(app, instance))),
      app.startIn(number))));
}

/** How far the violation still is when a rule is fired now, by its number. */
function distancesAt(trace, step) {
  const found = new Map();
  const pairs = trace.distances?.steps[step] ?? [];
  for (let i = 0; i < pairs.length; i += 2)
    found.set(pairs[i], distanceText(pairs[i + 1], trace.distances.bound));
  return found;
}

function distanceText(firings, bound) {
  if (firings >= 0)
    return [`violated in ${firings}`, `the earliest violation is after ${firings} ${firings === 1 ? "firing" : "firings"}, this one included`];
  return bound === null || bound === undefined
    ? ["never violated", "no violation can be reached from there"]
    : [`not within ${bound}`, `no violation is nearer than ${bound} firings; more was not looked at`];
}

function distanceNote({ trace, last }, step) {
  if (trace.explored || step >= last)
    return null;
  return trace.distances ? " what if: how far the violation is then" : " how far the violation is from each was not computed";
}

function entryOf({ app, open, redraw, next, distances }, { instance, number, pattern, name }) {
  const rule = app.model.bundle.rules[instance.rule];
  const enabled = isEnabled(pattern);
  const isOpen = open.has(number);
  const toggle = () => {
    if (!open.delete(number))
      open.add(number);
    redraw();
  };
  return h(`article.rule-entry${enabled ? ".enabled" : ""}`, null, h("div.rule-row", null,
    h("button.rule-line", { "aria-expanded": String(isOpen), onclick: toggle },
      h("span.rule-mark", { "aria-label": enabled ? "can fire" : "cannot fire" }, enabled ? "✓" : "✕"),
      h("span", null, name),
      number === next ? h("span.badge.unclear", null, "fires next") : null,
      distances.has(number) ? h("span.distance", { title: distances.get(number)[1] }, distances.get(number)[0]) : null,
      enabled ? null : h("span.count", null, pattern === "-" ? "no such element" : `${missing(pattern)} of ${pattern.length} in the way`)),
    enabled ? app.whatIf?.(number) : null),
    isOpen ? conjuncts(app, rule, pattern) : null);
}

function conjuncts(app, rule, pattern) {
  if (pattern === "-")
    return h("p.count", null, "The multiset has no element at this place.");
  if (rule.guard.length === 0)
    return h("p.count", null, "It has no guard.");
  return h("ul.conjuncts", null, rule.guard.map((span, i) => {
    const [mark, name] = { t: ["✓", "true"], f: ["✕", "false"], "?": ["?", "has no value here"] }[pattern[i]];
    return h(`li.conjunct-${pattern[i] === "t" ? "true" : "false"}`, null,
      h("span.rule-mark", { "aria-label": name, title: name }, mark),
      h("button.link", { onclick: () => app.pointTo(span) }, h("code", null, app.model.textOf(span))));
  }));
}
