// Why the property is false: the parts that decide it, and the writes that led to what they read.

import { h, svg, fill, sentence } from "./dom.js";
import { laneColor, lanePath } from "./lane-colors.js";
import { laneName, parametersOf } from "./steps.js";
import { causesOf } from "./causes.js";

const ROW = 44;
const ARC = 64;

export function whyView(app) {
  const list = h("div.view-scroll");
  const view = h("div.view-body", null, list);
  let isDirect = false;
  const draw = () => {
    const found = explanationFor(app);
    fill(list, found ? explained(app, found, isDirect, value => {
      isDirect = value;
      draw();
    }) : nothing(app));
  };
  app.views.why = { element: view, draw };
}

/** The latest explanation up to the selected step; of the violated property first. */
function explanationFor(app) {
  const { explanations, property } = app.trace.trace;
  const step = app.store.value.step;
  const mine = explanations.filter(e => e.step <= step && (property === null || property === undefined || e.property === property));
  return mine.sort((a, b) => b.step - a.step)[0] ?? null;
}

function nothing(app) {
  const { trace } = app.trace;
  const last = app.trace.last;
  if (trace.fairness.length > 0 || (trace.loop !== null && trace.loop !== undefined))
    return lasso(trace);
  if (trace.error) {
    return [
      h("h2.section", null, "The error"), h("p.error", null, trace.error),
      causes(app, causesOf(app, last, app.trace.steps[last].flows, false), "the error in this step", last, false, null),
    ];
  }
  if (trace.property === null || trace.property === undefined)
    return h("p.empty", null, "No property is violated by this trace: it ends where nothing leads on.");
  const later = trace.explanations.filter(found => found.property === trace.property).map(found => found.step);
  const first = Math.min(...later, last);
  return h("p.empty", null, "The property is not false yet after this step. It becomes so in ",
    h("button.link", { onclick: () => app.select(first) }, `step ${first}`), ".");
}

/** A run without end violates a property as a whole: what there is to say is why it is a fair one. */
function lasso(trace) {
  return [
    h("h2.section", null, trace.subject),
    h("p", null, sentence(trace.meaning ?? "")),
    trace.fairness.length === 0 ? null : h("h2.section", null, "Why the loop is fair"),
    h("div.lasso", null, trace.fairness.map(pair => h("p", null, pair.name, " ", h("strong", null, pair.value)))),
  ];
}

function explained(app, explanation, isDirect, setDirect) {
  const property = app.model.bundle.properties[explanation.property];
  const flows = explanation.culprits.flatMap(culprit => flowsOf(app, culprit.slots, explanation.step));
  return [
    h("h2.section", null, `False after step ${explanation.step}: `, h("span.subject", null, property.name)),
    explanation.culprits.map(culprit => culpritCard(app, culprit, explanation.step)),
    causes(app, causesOf(app, explanation.step, flows, isDirect), "the property is false", explanation.step, isDirect, setDirect),
  ];
}

/** In the form of a step's flows: for each slot the step that changed it last. */
function flowsOf(app, slots, step) {
  const flows = [];
  for (let i = 0; i < slots.length; i += 2) {
    for (let slot = slots[i]; slot < slots[i] + slots[i + 1]; slot++) {
      const writer = app.trace.lastChange(slot, step);
      if (writer > 0)
        flows.push(writer, slot, 1);
    }
  }
  return flows;
}

function culpritCard(app, culprit, step) {
  const text = app.model.textOf(culprit.span);
  return h("article.culprit", null,
    h("div.culprit-text", null,
      h("button.link", { title: "Show it in the source", onclick: () => app.pointTo(culprit.span) }, h("code", null, text)),
      h("span.badge.unclear", null, culprit.value ? "is true" : "is false"),
      culprit.witnesses.length > 0
        ? h("span.witnesses", null, "with ", culprit.witnesses.map(pair => [h("code.pair", null, `${pair.name} = ${pair.value}`), " "])) : null),
    culprit.reads.length > 0 ? h("dl.culprit-reads", null, culprit.reads.map((read, i) => readRow(app, read, culprit.slots, i, step))) : null);
}

function readRow(app, read, slots, i, step) {
  const writer = app.trace.lastChange(slots[2 * i], step);
  return [
    h("dt", null, h("code", null, read.name)),
    h("dd", null, h("code", null, `= ${read.value}`), " ",
      writer === 0 ? h("span.count", null, "since the initial state")
        : h("button.link", { onclick: () => app.select(writer) }, `since step ${writer}, `,
          h("span.lane-name", { style: { "--lane": laneColor(app.trace.steps[writer].lane) } }, laneName(app.trace.trace, app.trace.steps[writer])))),
  ];
}

function causes(app, found, goal, step, isDirect, setDirect) {
  const count = found.steps.length;
  const rows = found.steps.map(number => causeRow(app, number, found));
  return [
    h("div.causes-head", null,
      h("h2.section", null, "How it came to that"),
      h("span.count", null, `${count} of ${app.trace.last} steps had a part in it`),
      setDirect === null ? null : h("label.toggle", null, directBox(isDirect, setDirect), "only the last writes")),
    h("div.causes", { style: { height: `${(count + 1) * ROW}px` } },
      arcs(app, found, count),
      h("div.cause-rows", null, rows,
        h("div.cause.goal", null, h("span.badge.bad", null, `✕ ${goal}`)))),
  ];
}

function directBox(isDirect, setDirect) {
  const box = h("input", { type: "checkbox" });
  box.checked = isDirect;
  box.addEventListener("change", () => setDirect(box.checked));
  return box;
}

function causeRow(app, number, found) {
  const step = app.trace.steps[number];
  const wrote = found.wrote.get(number);
  return h(`div.cause${number === app.store.value.step ? ".selected" : ""}`, { onclick: () => app.select(number) },
    h("span.number", null, number),
    h("span.what", null,
      h("span.rule", null, h("span.lane-name", { style: { "--lane": laneColor(step.lane) } }, laneName(app.trace.trace, step)),
        ` ${app.model.ruleOf(step).short} `, h("code.parameters", null, parametersOf(app.trace.trace, step))),
      h("span.detail", null, [...wrote].map(unit => `${unit.path} := ${app.trace.valueAt(unit, number)}`).join(", "))));
}

// From each write to where it was read, the nearer the flatter.
function arcs(app, found, count) {
  const y = number => (number === "goal" ? count : found.steps.indexOf(number)) * ROW + ROW / 2;
  const paths = found.edges.map(({ from, to }) => {
    const distance = Math.abs(y(to) - y(from)) / ROW;
    const bend = ARC - 12 - Math.min(ARC - 24, 10 + distance * 7);
    return svg("path.cause-arc", {
      d: `M${ARC - 12} ${y(from)}C${bend} ${y(from)} ${bend} ${y(to)} ${ARC - 12} ${y(to)}`,
      style: { "--lane": laneColor(app.trace.steps[from].lane) },
    });
  });
  const marks = found.steps.map(number => {
    const lane = app.trace.steps[number].lane;
    return svg("path", { d: lanePath(lane, ARC - 10, y(number), 6), fill: laneColor(lane) });
  });
  return svg("svg.cause-arcs", { width: ARC, height: (count + 1) * ROW, "aria-hidden": "true" }, paths, marks);
}
