// What is printed: the verdict, why, and every step with its changes, whatever the screen shows and however long it is.

import { h } from "./dom.js";
import { changeOf } from "./state.js";
import { laneColor } from "./lane-colors.js";
import { laneName, parametersOf } from "./steps.js";
import { TraceModel } from "./model.js";

/** Puts the sheet into the page while it is printed. */
export function printing(app) {
  let sheet = null;
  const remove = () => {
    sheet?.remove();
    sheet = null;
  };
  addEventListener("beforeprint", () => {
    remove();
    if (app.trace) {
      sheet = sheetOf(app);
      document.body.append(sheet);
    }
  });
  addEventListener("afterprint", remove);
}

function sheetOf(app) {
  const { trace, model } = app;
  const { explanations, property } = trace.trace;
  const reasons = explanations.filter(found => found.property === property && found.step === trace.last);
  return h("article.print-sheet", null,
    h("h2", null, "Steps"), trace.steps.map((_, number) => stepOf(app, number)),
    trace.trace.error ? h("p.print-error", null, `Error: ${trace.trace.error}`) : null,
    reasons.length > 0 ? h("h2", null, "Why it is false") : null,
    reasons.flatMap(found => found.culprits).map(culprit => culpritOf(model, culprit)),
    h("h2", null, "Properties at the end"), model.bundle.properties.map((one, number) => propertyOf(trace, one, number)),
    h("h2", null, "Run"),
    h("p", null, model.bundle.run.statistics.map(pair => `${pair.name}: ${pair.value}`).join("; "), "."));
}

function stepOf(app, number) {
  const { trace, model } = app;
  const step = trace.steps[number];
  const rule = model.ruleOf(step);
  const windows = trace.trace.windows.filter(window => TraceModel.truthAt(window.truth, number) === 1);
  return h("section.print-step", null,
    h("p.print-head", null,
      h("span.print-number", null, number), " ",
      step.lane < 0 ? null : h("span.lane-name", { style: { "--lane": laneColor(step.lane) } }, laneName(trace.trace, step), " "),
      h("strong", null, rule.name), " ", h("code", null, parametersOf(trace.trace, step)),
      number === trace.trace.loop ? " ↻ the loop starts here" : null,
      windows.length > 0 ? h("span.count", null, ` in ${windows.map(window => `“${window.name}”`).join(", ")}`) : null),
    step.output ? h("pre", null, step.output) : null,
    number === 0 ? null : h("ul", null, trace.changedUnits[number].map(unit => changeRow(app, model.units[unit], number))));
}

function changeRow(app, unit, number) {
  const difference = app.trace.differenceOf(unit, number - 1, number);
  return difference ? h("li", null, h("code", null, `${unit.path}: `), changeOf(difference)) : null;
}

function culpritOf(model, culprit) {
  const witnesses = culprit.witnesses.map(pair => `${pair.name} = ${pair.value}`).join(", ");
  const reads = culprit.reads.map(pair => `${pair.name} = ${pair.value}`).join(", ");
  return h("p.print-culprit", null,
    h("code", null, model.textOf(culprit.span)), culprit.value ? " is true" : " is false",
    witnesses === "" ? null : ` with ${witnesses}`, reads === "" ? null : `, where ${reads}`);
}

function propertyOf(trace, property, number) {
  const value = TraceModel.truthAt(trace.trace.truth[number], trace.last);
  const text = property.isTemporal ? "over runs" : value === 1 ? "true" : value === 0 ? "false" : value === -1 ? "fails" : "not evaluated";
  return h("p", null, `${property.kind} “${property.name}”: `, h("strong", null, text));
}
