// Two runs side by side: the trace, and what the same steps lead to in another specification.

import { h, fill } from "./dom.js";
import { Alignment, isNone } from "./alignment.js";
import { laneColor } from "./lane-colors.js";
import { isOtherTrace } from "./store.js";
import { laneName, parametersOf } from "./steps.js";
import { VirtualList } from "./virtual.js";

const ROW = 46;
const MOST_DIFFERENCES = 60;

const KINDS = {
  same: ["=", "the same in both"],
  differs: ["≠", "the same rule with another effect"],
  blocked: ["✕", "not possible there"],
  absent: ["–", "not there"],
  added: ["+", "only there"],
};

export function besideView(app) {
  const bar = h("div.bar.beside-bar");
  const heads = h("div.pairing.pairing-heads", { role: "row" });
  const scroll = h("div.scroll", { tabindex: "0", role: "table", "aria-label": "Two runs, step by step" });
  const detail = h("div.beside-detail", { "aria-live": "polite" });
  const view = h("div.view-body", null, bar, heads, scroll, detail);
  const known = new Map();
  let current = null;
  let chosen = 0;
  let selected = null;

  const list = new VirtualList(scroll, ROW, (first, end) => {
    const rows = [];
    for (let number = first; number < end; number++)
      rows.push(row(app, current, number, number === selected, () => select(number)));
    return rows;
  });

  function select(number) {
    selected = number;
    const { here } = current.rows[number];
    if (!isNone(here) && here !== app.store.value.step)
      app.select(here);
    else
      draw();
  }

  function alignment() {
    const comparison = app.trace.trace.comparisons[chosen];
    if (comparison && !known.has(comparison))
      known.set(comparison, new Alignment(app, app.trace, comparison));
    return comparison ? known.get(comparison) : null;
  }

  function draw() {
    current = alignment();
    if (!current) {
      fill(bar);
      fill(heads);
      fill(detail, h("p.empty", null, "There is no run to be set beside this one."));
      list.show(0, 0);
      return;
    }
    const step = app.store.value.step;
    const isOfStep = selected !== null && (isNone(current.rows[selected]?.here) || current.rows[selected].here === step);
    selected = isOfStep ? selected : current.rowOfStep[step] ?? 0;
    fill(bar, choices(app, chosen, number => {
      chosen = number;
      selected = null;
      draw();
    }), summary(app, current, select));
    fill(heads, h("span"), h("strong", { role: "columnheader" }, app.model.bundle.run.spec), h("span"),
      h("span"), h("strong", { role: "columnheader" }, current.comparison.title));
    list.show(current.rows.length, selected);
    fill(detail, detailOf(app, current, selected));
  }

  app.store.watch((value, before) => {
    if (isOtherTrace(value, before)) {
      chosen = 0;
      selected = null;
    } else if (before.step !== value.step && selected !== null && !isNone(current?.rows[selected]?.here)) {
      selected = null;
    }
  });
  app.views.beside = { element: view, draw };
}

function choices(app, chosen, choose) {
  const { comparisons } = app.trace.trace;
  return comparisons.length < 2 ? null : h("div.segments", { role: "group", "aria-label": "Which run" },
    comparisons.map(({ title }, number) =>
      h("button", { "aria-pressed": String(number === chosen), onclick: () => choose(number) }, title)));
}

function summary(app, alignment, select) {
  const { first, rows, comparison } = alignment;
  const property = app.model.bundle.properties[app.trace.trace.property];
  if (alignment.isSame) {
    return h("p.beside-summary", null, "A run that goes ", h("button.link.first", { onclick: () => select(first) }, comparison.change),
      ": ", endText(alignment, property) ?? "it comes to its end.");
  }
  return h("p.beside-summary", null,
    first < 0
      ? "Both runs do the same. "
      : [h("button.link.first", { onclick: () => select(first) }, `They first differ at ${placeOf(rows[first])}`), ". "],
    countText(alignment, "blocked", "not possible there"), countText(alignment, "added", "only there"),
    endText(alignment, property));
}

function placeOf(row) {
  return isNone(row.here) ? `its step ${row.there}` : `step ${row.here}`;
}

function countText(alignment, kind, text) {
  const count = alignment.count(kind);
  return count === 0 ? null : `${count} ${count === 1 ? "step is" : "steps are"} ${text}. `;
}

function endText(alignment, property) {
  if (alignment.comparison.error)
    return `It ends in an error there: ${alignment.comparison.error}.`;
  if (!property)
    return null;
  switch (alignment.verdictOf(property)) {
    case 1:
      return h("strong.kept", null, `✓ At its end “${property.name}” is true there.`);
    case 0:
      return h("strong.broken", null, `✕ At its end “${property.name}” is false there too.`);
    default:
      return h("span", null, `Nothing is known there of “${property.name}”.`);
  }
}

function row(app, alignment, number, isSelected, select) {
  const { here, there } = alignment.rows[number];
  const kind = alignment.isSame && alignment.kindOf(number) === "blocked" ? "absent" : alignment.kindOf(number);
  const [mark, meaning] = KINDS[kind];
  return h(`div.pairing.is-${kind}${isSelected ? ".selected" : ""}${number === alignment.first ? ".first-difference" : ""}`, {
    role: "row", "data-row": number, onclick: select,
  },
    isNone(here) ? [h("span.number"), h("span.what")] : half(app.model, app.trace, here),
    h("span.pairing-mark", { title: meaning, role: "img", "aria-label": meaning }, mark),
    isNone(there)
      ? [h("span.number"), h("span.what.missing", null, blockText(alignment.rows[number]))]
      : half(alignment.model, alignment.there, there));
}

function half(model, trace, number) {
  const step = trace.steps[number];
  const rule = model.ruleOf(step);
  const parameters = parametersOf(trace.trace, step);
  return [
    h("span.number", null, number),
    h("span.what", { title: rule.name },
      h("span.rule", null, number === 0 ? rule.name : rule.short),
      h("span.detail", null,
        number === 0 ? "initial state"
          : h("span.lane-name", { style: { "--lane": laneColor(step.lane) } }, laneName(trace.trace, step)),
        parameters === "" ? null : ` · ${parameters}`)),
  ];
}

function blockText({ obstacle, conjuncts }) {
  return conjuncts.length === 0 ? obstacle : [
    h("span.rule", null, h("code", null, conjuncts.map(conjunct => conjunct.text.replace(/\s+/g, " ")).join(", "))),
    h("span.detail", null, conjuncts.length === 1 ? "is false there" : "are not true there"),
  ];
}

function detailOf(app, alignment, number) {
  const { obstacle, conjuncts } = alignment.rows[number];
  const differences = alignment.differencesAfter(number);
  const shown = differences.slice(0, MOST_DIFFERENCES);
  return [
    obstacle && !alignment.isSame ? h("p.obstacle", null, h("strong", null, "✕ Not possible there: "), obstacle,
      conjuncts.map(conjunct => conjunctOf(app, conjunct))) : null,
    h("h3", null, differences.length === 0 ? "After it the states are equal." : `Different after it: ${differences.length}`),
    shown.length === 0 ? null : h("table.differences", null, shown.map(pair => h("tr", null,
      h("th", { scope: "row" }, h("code", null, pair.path)),
      h("td", null, h("code", null, pair.here)), h("td", null, h("code", null, pair.there))))),
    differences.length > shown.length ? h("p.count", null, `and ${differences.length - shown.length} more`) : null,
  ];
}

function conjunctOf(app, conjunct) {
  const text = h("code", null, conjunct.text.replace(/\s+/g, " "));
  return h("span.conjunct", null,
    conjunct.span.source < 0 ? text
      : h("button.link", { title: "Show it in the source", onclick: () => app.pointTo(conjunct.span) }, text),
    " is false ", h("span.count", null, conjunct.place));
}
