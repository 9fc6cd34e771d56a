// The list of steps, with a mark in the column of the lane that acts.

import { h, svg } from "./dom.js";
import { laneColor, lanePath } from "./lane-colors.js";
import { TraceModel } from "./model.js";
import { isOtherTrace } from "./store.js";
import { VirtualList, keptRows } from "./virtual.js";

const ROW = 46;
const LANE_WIDTH = 13;
const MOST_DRAWN_LANES = 8;

export function stepList(app) {
  const scroll = h("div.scroll", {
    role: "listbox", tabindex: "0", "aria-label": "Steps", "aria-activedescendant": "step-0",
  });
  const pane = h("section.pane.steps", { "aria-label": "Steps" }, scroll);
  const list = new VirtualList(scroll, ROW, keptRows(
    step => row(app, step), step => String(step === app.store.value.step), () => app.trace));
  app.store.watch((value, before) => {
    if (!isOtherTrace(value, before) && before.step === value.step && before.view === value.view)
      return;
    scroll.setAttribute("aria-activedescendant", `step-${value.step}`);
    list.show(app.trace.steps.length, value.step);
  });
  return pane;
}

function row(app, number) {
  const { trace, model } = app;
  const step = trace.steps[number];
  const rule = model.ruleOf(step);
  const changes = trace.changedUnits[number].length;
  const isSelected = number === app.store.value.step;
  const loop = trace.trace.loop;
  const parameters = parametersOf(trace.trace, step);
  const inLoop = loop !== null && loop !== undefined && number >= loop;
  return h(`div.step${isSelected ? ".selected" : ""}${inLoop ? ".in-loop" : ""}`, {
    id: `step-${number}`,
    role: "option",
    "aria-selected": String(isSelected),
    "aria-setsize": trace.steps.length,
    "aria-posinset": number + 1,
    title: rule.name,
    onclick: () => app.select(number),
  },
    h("span.number", null, number),
    laneMarks(trace.trace, step, number, trace.last),
    h("span.what", null,
      h("span.rule", null, number === 0 ? `${rule.name}` : rule.short),
      h("span.detail", null,
        number === loop ? h("span.loop-mark", null, "↻ loop starts here ") : null,
        windowMarks(trace, number),
        number === 0 ? "initial state" : laneName(trace.trace, step),
        parameters === "" ? null : ` · ${parameters}`)),
    number === 0 ? null : h("span.changes", { title: `${changes} changed` }, `Δ${changes}`));
}

/** `p=Page_1, b=0`, without the parameter whose value is the lane's name. */
export function parametersOf(trace, step) {
  const lane = laneName(trace, step);
  return step.parameters.filter(p => p.value !== lane).map(p => `${p.name}=${p.value}`).join(", ");
}

/** The name of the lane that acts in a step. */
export function laneName(trace, step) {
  return step.lane < 0 ? "" : trace.lanes[step.lane];
}

function windowMarks(trace, number) {
  return trace.trace.windows
    .filter(window => TraceModel.truthAt(window.truth, number) === 1)
    .map(window => h("span.window-mark", { title: `in the window "${window.name}"`, role: "img", "aria-label": `in ${window.name}` }, "▮ "));
}

function laneMarks(trace, step, number, last) {
  const lanes = Math.min(trace.lanes.length, MOST_DRAWN_LANES);
  const width = Math.max(1, lanes) * LANE_WIDTH + 4;
  const x = lane => 2 + (Math.min(lane, MOST_DRAWN_LANES - 1) + 0.5) * LANE_WIDTH;
  const lines = Array.from({ length: lanes }, (_, lane) => svg("line.lane-line", {
    x1: x(lane), x2: x(lane), y1: number === 0 ? ROW / 2 : 0, y2: number === last ? ROW / 2 : ROW,
  }));
  return svg("svg.marks", { width, height: ROW, "aria-hidden": "true" },
    lines,
    number === 0
      ? svg("line.start-line", { x1: 2, x2: width - 2, y1: ROW / 2, y2: ROW / 2 })
      : step.lane < 0 ? null : svg("path.lane-mark", { d: lanePath(step.lane, x(step.lane), ROW / 2, 5), fill: laneColor(step.lane) }));
}
