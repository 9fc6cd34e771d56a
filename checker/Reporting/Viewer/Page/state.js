// The state after the selected step: what fired, what changed, and the tree of variables.

import { h, fill } from "./dom.js";
import { copy, copyButton } from "./copying.js";
import { icon } from "./icons.js";
import { laneColor } from "./lane-colors.js";
import { laneName, parametersOf } from "./steps.js";
import { filterBar, matches } from "./filter.js";
import { pinButton } from "./pins.js";
import { renamingText } from "./renaming.js";
import { elementsOf } from "./values.js";

const MODES = [
  ["changed", "this step", "Only what this step changed"],
  ["since", "since", "Only what differs from an earlier step"],
  ["ever", "ever", "Only what some step of the trace changes"],
  ["all", "all", "Every variable"],
];

/** Arrays with more elements start folded. */
const MANY = 40;

export function stateView(app) {
  const folded = new Map();
  const head = h("div.step-head");
  const bar = h("div.bar");
  const tree = h("div.tree", { role: "tree", "aria-label": "State", tabindex: "0" });
  const view = h("div.view-body.state-view", null, head, bar, tree);
  app.foldAll = value => {
    app.model.bundle.variables.forEach(v => setFold(app, folded, v.name, value));
    draw();
  };
  const modes = h("div.segments", { role: "group", "aria-label": "Which variables" });
  fill(bar, modes, filterBar(app), h("span.spacer"),
    h("button.icon", { title: "Fold all (f)", "aria-label": "Fold all", onclick: () => app.foldAll(true) }, icon("fold")),
    h("button.icon", { title: "Unfold all (e)", "aria-label": "Unfold all", onclick: () => app.foldAll(false) }, icon("unfold")));

  function draw() {
    const value = app.store.value;
    fill(head, stepHead(app, value.step));
    fill(modes, MODES.map(mode => modeButton(app, value, mode)), sinceField(app, value));
    fill(tree, treeOf(app, value, folded, draw), value.mode === "changed" ? readsOf(app, value.step) : null);
  }

  app.views.state = { element: view, draw };
  return view;
}

function modeButton(app, value, [mode, label, title]) {
  return h("button", {
    title, "aria-pressed": String(value.mode === mode), onclick: () => app.store.set({ mode }),
  }, label);
}

function sinceField(app, value) {
  if (value.mode !== "since")
    return null;
  const field = h("input.since", { type: "number", min: 0, max: app.trace.last, value: value.since, "aria-label": "since step" });
  field.addEventListener("change", () =>
    app.store.set({ since: Math.max(0, Math.min(app.trace.last, Number(field.value) || 0)) }));
  return field;
}

function stepHead(app, number) {
  const { trace, model } = app;
  const step = trace.steps[number];
  const rule = model.ruleOf(step);
  return [
    h("div.step-title", null,
      h("span.step-number", null, number === 0 ? "initial" : `${number}`),
      number > 0 && step.lane >= 0
        ? h("span.lane-name", { style: { "--lane": laneColor(step.lane) } }, laneName(trace.trace, step)) : null,
      h("h2", null, rule.short),
      h("code.parameters", null, parametersOf(trace.trace, step))),
    rule.doc ? h("p.doc", null, rule.doc) : null,
    rule.links.length > 0 ? h("p.links", null, rule.links.map(link => h("code", null, link))) : null,
    trace.trace.stored ? namesLine(app, number) : null,
    step.output ? h("pre.output", { "aria-label": "printed by this step" }, step.output) : null,
    number === trace.last && trace.trace.error
      ? h("p.error", null, h("strong", null, "✕ Error: "), trace.trace.error) : null,
  ];
}

/** The choice between the names of the trace and those that the search stored the state with. */
function namesLine(app, number) {
  const { names } = app.store.value;
  const text = renamingText(app.model, app.trace.trace, number);
  const choice = (value, label) =>
    h("button", { "aria-pressed": String(names === value), onclick: () => app.store.set({ names: value }) }, label);
  return h("div.names", null,
    h("div.segments", { role: "group", "aria-label": "Names of scalarset elements" },
      choice("", "names of the trace"), choice("stored", "as stored")),
    h("span.count", { title: "With symmetry reduction the search stores one state of all that differ in names only." },
      text === "" ? "stored under the same names" : `stored with ${text}`));
}

function treeOf(app, value, folded, redraw) {
  const { trace, model } = app;
  const base = value.mode === "since" ? value.since : Math.max(0, value.step - 1);
  const changed = trace.changedBetween(base, value.step);
  const shown = value.mode === "all" ? null : value.mode === "ever" ? trace.changedEver() : changed;
  const context = {
    app, folded, redraw, base, step: value.step, filter: value.filter, selected: value.selected, changed: new Set(changed), changedList: changed,
    shown, slots: trace.stateAt(value.step),
  };
  const rows = model.roots.flatMap(root => rowsOf(context, root, 1));
  return rows.length > 0 ? rows : h("p.empty", null, emptyText(value));
}

function emptyText(value) {
  if (value.filter !== "")
    return "Nothing here matches the filter.";
  return value.step === 0 && value.mode === "changed"
    ? "The trace starts here. Show all to see the initial state."
    : "No variable changed.";
}

/** What the step read that an earlier one had written, and which. */
function readsOf(app, number) {
  const { flows } = app.trace.steps[number];
  if (flows.length === 0)
    return null;
  const rows = [];
  for (let i = 0; i < flows.length; i += 3) {
    const from = flows[i];
    for (const unit of app.model.unitsIn(flows[i + 1], flows[i + 2])) {
      const writer = app.trace.steps[from];
      rows.push(h("div.read", null,
        h("code", null, unit.path), " = ", h("code.read-value", null, app.trace.valueAt(unit, number - 1)),
        h("button.link", { onclick: () => app.select(from), style: { "--lane": laneColor(writer.lane) } },
          `step ${from} `, h("span.lane-name", null, laneName(app.trace.trace, writer)))));
    }
  }
  return h("div.reads", null, h("h3", null, "What it read, and who wrote that last"), rows);
}

function rowsOf(context, node, level, label = node.label) {
  if (!hasShown(context, node))
    return [];
  if (node.unit)
    return matches(context.filter, node.path) ? [leafRow(context, node, level, label)] : [];

  // A part that is shown alone needs no headings above it.
  const only = onlyShownChild(context, node);
  if (only)
    return rowsOf(context, only, level, label + only.path.slice(node.path.length));

  const isFolded = context.folded.get(node.path) ?? (context.shown === null && node.children.length > MANY);
  const inner = isFolded && context.filter === "" ? [] : node.children.flatMap(child => rowsOf(context, child, level + 1));
  const isEmpty = inner.length === 0 && !(isFolded && context.filter === "");
  return isEmpty ? [] : [groupRow(context, node, level, isFolded, label), ...inner];
}

function hasShown(context, node) {
  return context.shown === null || context.shown.some(u => u >= node.firstUnit && u < node.endUnit);
}

function onlyShownChild(context, node) {
  if (context.shown === null)
    return null;
  const children = node.children.filter(child => hasShown(context, child));
  return children.length === 1 ? children[0] : null;
}

function groupRow(context, node, level, isFolded, label) {
  const changes = context.changedList.filter(u => u >= node.firstUnit && u < node.endUnit).length;
  const toggle = () => {
    context.folded.set(node.path, !isFolded);
    context.redraw();
  };
  return h("div.row.group", {
    role: "treeitem", "aria-level": level, "aria-expanded": String(!isFolded), style: { "--level": level }, onclick: toggle,
    title: node.variable?.doc,
  },
    h("span.fold", { "aria-hidden": "true" }, isFolded ? "▸" : "▾"),
    h("span.label", null, label),
    changes > 0 ? h("span.count", null, `${changes} changed`) : null);
}

function leafRow(context, node, level, label) {
  const { app } = context;
  const difference = context.changed.has(node.unit.number)
    ? app.trace.differenceOf(node.unit, context.base, context.step) : null;
  const isSelected = context.selected === node.path;
  return h(`div.row.leaf${difference ? `.is-${difference.kind}` : ""}${isSelected ? ".selected" : ""}`, {
    role: "treeitem", "aria-level": level, "aria-selected": String(isSelected), style: { "--level": level },
    title: node.variable?.doc, onclick: () => app.store.set({ selected: isSelected ? "" : node.path }),
  },
    badgeOf(difference),
    h("span.label", null, label),
    valueOf(context, node, difference),
    h("span.row-tools", null,
      pinButton(app, node.path),
      copyButton(() => app.trace.valueAt(node.unit, context.step), "Copy the value"),
      h("button.icon.copy", {
        title: "Copy the path", "aria-label": "Copy the path",
        onclick: event => { event.stopPropagation(); copy(node.path); },
      }, icon("path"))));
}

const BADGES = {
  modified: ["M", "modified"], added: ["A", "was undefined"], removed: ["D", "is undefined now"], multiset: ["M", "modified"],
};

function badgeOf(difference) {
  const [letter, title] = difference ? BADGES[difference.kind] : ["", null];
  return h(`span.badge-letter${difference ? `.${difference.kind}` : ""}`, { title, "aria-label": title }, letter);
}

function valueOf(context, node, difference) {
  if (difference)
    return changeOf(difference);
  if (node.unit.isMultiset) {
    const types = context.app.model.types;
    const elements = elementsOf(types, types[node.type], context.slots, node.offset);
    return h("span.value", null, elements.length === 0 ? "{ }" : elements.map(text => h("span.element", null, text)));
  }
  return h("span.value", null, context.app.trace.valueAt(node.unit, context.step));
}

/** What a value was and became. */
export function changeOf(difference) {
  if (difference.kind === "multiset") {
    return h("span.value", null,
      difference.removed.map(text => h("span.gone", null, `− ${text}`)),
      difference.added.map(text => h("span.came", null, `+ ${text}`)));
  }
  return h("span.value", null,
    h("span.before", null, difference.before),
    h("span.arrow", { "aria-label": "became" }, " → "),
    h("span.after", null, difference.after));
}

function setFold(app, folded, name, value) {
  const visit = node => {
    if (node.unit)
      return;
    folded.set(node.path, value);
    node.children.forEach(visit);
  };
  visit(app.model.roots.find(root => root.path === name));
}
