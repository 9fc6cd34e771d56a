// The verdict, what was asked, and the choice among several counterexamples.

import { h, fill, sentence } from "./dom.js";
import { copyButton } from "./copying.js";
import { icon } from "./icons.js";
import { isOtherTrace } from "./store.js";
import { switchTheme } from "./theme.js";

/** The head of the page. */
export function header(app) {
  const { run } = app.model.bundle;
  const head = h("header.head");
  app.store.watch((value, before) => {
    if (isOtherTrace(value, before))
      fill(head, verdict(app), property(app), facts(app), choice(app, value.trace));
  });
  return head;
}

function verdict(app) {
  const trace = app.trace?.trace;
  const { run } = app.model.bundle;
  const word = trace?.word ?? run.verdict.toUpperCase();
  const bad = trace ? trace.word !== "PATH" : run.verdict === "violated";
  const mark = bad ? "✕" : run.verdict === "holds" ? "✓" : "?";
  const length = trace ? `in ${trace.steps.length - 1} ${trace.steps.length === 2 ? "step" : "steps"}` : "";
  return h("div.verdict", null,
    h(`span.badge.${bad ? "bad" : run.verdict === "holds" ? "good" : "unclear"}`, null,
      h("span", { "aria-hidden": "true" }, `${mark} `), word),
    h("h1", null, trace?.subject ?? run.reason),
    h("span.length", null, length),
    h("span.spacer"),
    h("button.icon", { title: "Light or dark (t)", "aria-label": "Light or dark", onclick: switchTheme }, icon("theme")),
    h("button.icon", { title: "Keys (?)", "aria-label": "Keys", onclick: () => app.showHelp() }, icon("help")));
}

function property(app) {
  const trace = app.trace?.trace;
  const doc = trace?.property == null ? null : app.model.bundle.properties[trace.property].doc;
  const lines = [doc, trace?.meaning, trace?.loop == null ? null : repetition(app.trace)].filter(line => line);
  return lines.length === 0 ? null : h("p.meaning", null, lines.map(sentence).join(" "));
}

function repetition(trace) {
  const loop = trace.trace.loop;
  return loop === trace.last
    ? "There it stays for ever: no rule leads on."
    : `From step ${loop} on it repeats for ever.`;
}

function facts(app) {
  const { run } = app.model.bundle;
  return h("div.facts", null,
    h("code.command", { title: "The command that gives this result" }, run.reproduce),
    copyButton(() => run.reproduce, "Copy the command"),
    h("span", null, `exit ${run.exitCode}`),
    app.trace ? shapeOf(app.trace.trace) : null,
    run.sha256 ? h("span.hash", { title: `SHA-256 of ${run.spec}: ${run.sha256}` }, `sha256 ${run.sha256.slice(0, 12)}`) : null);
}

/** Whether a trace is the shortest, and how often another lane takes over. */
function shapeOf(trace) {
  const acting = trace.steps.slice(1).map(step => step.lane);
  const switches = acting.filter((lane, i) => i > 0 && lane !== acting[i - 1]).length;
  return [
    trace.isShortest ? h("span.shape", { title: "The search went level by level: there is no shorter one" }, "shortest") : null,
    trace.lanes.length > 1
      ? h("span.shape", null, `${trace.lanes.length} lanes, ${switches} ${switches === 1 ? "switch" : "switches"}`) : null,
  ];
}

function choice(app, current) {
  if (app.traces.length < 2)
    return null;
  return h("nav.choice", { "aria-label": "Counterexamples" }, app.traces.map(({ trace }, number) =>
    h("button", {
      "aria-pressed": String(number === current),
      onclick: () => app.selectTrace(number),
    }, `${number + 1}. ${trace.subject}`, h("span.count", null, ` ${trace.steps.length - 1}`))));
}
