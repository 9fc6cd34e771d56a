// Who did what in which order: a column for each lane, time going down, an arrow wherever a step read what another lane
// had written last, a band over the steps of each window, and a column for each pinned variable.

import { h, svg, fill, ending } from "./dom.js";
import { laneColor, lanePath } from "./lane-colors.js";
import { parametersOf } from "./steps.js";
import { pinnedUnits } from "./pins.js";
import { TraceModel } from "./model.js";
import { VirtualList } from "./virtual.js";

const ROW = 56;
const GUTTER = 46;
const NARROWEST_LANE = 138;
const PIN_WIDTH = 118;
const TRUTH_WIDTH = 34;

export function lanesView(app) {
  const heads = h("div.lane-heads", { role: "row" });
  const legend = h("div.bar.lane-legend");
  const scroll = h("div.scroll.lane-scroll", { tabindex: "0", role: "table", "aria-label": "Lanes" }, heads);
  const view = h("div.view-body", null, legend, scroll);
  // Asking the page for it would lay it out again.
  let width = 0;
  const list = new VirtualList(scroll, ROW, (first, end) => drawRows(app, width, first, end));

  function draw() {
    const layout = layoutOf(app, width);
    fill(legend, legendOf(app));
    heads.style.width = `${layout.width}px`;
    fill(heads, headsOf(app, layout));
    list.space.style.width = `${layout.width}px`;
    list.show(app.trace.steps.length, app.store.value.step);
    showLane(scroll, layout, app.trace.steps[app.store.value.step].lane);
  }

  new ResizeObserver(() => {
    width = scroll.clientWidth;
    if (app.store.value.view === "lanes")
      draw();
  }).observe(scroll);
  app.views.lanes = { element: view, draw };
}

/** Scrolls sideways to a lane that is not in sight. */
function showLane(scroll, layout, lane) {
  const left = layout.left(lane);
  if (layout.fits)
    return;
  if (lane >= 0 && (left < scroll.scrollLeft || left + layout.laneWidth > scroll.scrollLeft + scroll.clientWidth))
    scroll.scrollLeft = Math.max(0, left - (scroll.clientWidth - layout.laneWidth) / 2);
}

/** Where everything stands in a given width. */
function layoutOf(app, available) {
  const { trace } = app.trace;
  const pins = pinnedUnits(app);
  const lanes = Math.max(1, trace.lanes.length);
  const hasTruth = trace.property !== null && trace.property !== undefined && trace.truth[trace.property].length > 0;
  const right = pins.length * PIN_WIDTH + (hasTruth ? TRUTH_WIDTH : 0);
  const laneWidth = Math.max(NARROWEST_LANE, Math.floor((available - GUTTER - right) / lanes));
  const pinStart = GUTTER + lanes * laneWidth;
  return {
    lanes, laneWidth, pins, pinStart, hasTruth,
    truthStart: pinStart + pins.length * PIN_WIDTH,
    width: pinStart + right,
    fits: pinStart + right <= available,
    left: lane => GUTTER + Math.max(0, lane) * laneWidth,
    middle: lane => GUTTER + (Math.max(0, lane) + 0.5) * laneWidth,
  };
}

function legendOf(app) {
  const { trace } = app.trace;
  return [
    h("span.legend", null, svg("svg", { width: 26, height: 12, "aria-hidden": "true" },
      svg("path.flow.strong", { d: "M1 6H20" }), svg("path.flow-head.strong", { d: "M25 6l-7 -3.5v7z" })),
    "reads what another lane wrote last"),
    trace.windows.map((window, i) => h(`span.legend.window-${i % 4}`, null,
      h("span.window-swatch", { "aria-hidden": "true" }), `window "${window.name}"`,
      h("button.link", { onclick: () => app.pointTo(window.span) }, "source"))),
  ];
}

function headsOf(app, layout) {
  const { trace } = app.trace;
  const head = (left, width, ...content) =>
    h("div.lane-head", { role: "columnheader", style: { left: `${left}px`, width: `${width}px` } }, content);
  return [
    trace.lanes.map((name, lane) => head(layout.left(lane), layout.laneWidth,
      svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, svg("path", { d: lanePath(lane, 7, 7, 5), fill: laneColor(lane) })),
      h("span", { style: { color: laneColor(lane) } }, name))),
    layout.pins.map((unit, i) => head(layout.pinStart + i * PIN_WIDTH, PIN_WIDTH, h("code", { title: unit.path }, ending(unit.path)))),
    layout.hasTruth
      ? head(layout.truthStart, TRUTH_WIDTH, h("span", { title: `${trace.subject}: true or false after each step` }, "P")) : null,
  ];
}

function drawRows(app, available, first, end) {
  const layout = layoutOf(app, available);
  const height = (end - first) * ROW;
  const y = step => (step - first) * ROW + ROW / 2;
  const drawing = svg("svg.lane-drawing", { width: layout.width, height: Math.max(1, height), "aria-hidden": "true" },
    windowBands(app, layout, first, end), laneLines(app, layout, first, end), pinLines(app, layout, first, end),
    arrows(app, layout, first, end, y));
  const rows = [];
  for (let step = first; step < end; step++)
    rows.push(row(app, layout, step, (step - first) * ROW));
  return [drawing, ...rows];
}

function windowBands(app, layout, first, end) {
  return app.trace.trace.windows.flatMap((window, i) => app.trace.stretches(window.truth)
    .filter(stretch => stretch.value === 1 && stretch.from < end && stretch.to >= first)
    .map(stretch => {
      const top = Math.max(-20, (stretch.from - first) * ROW) + 3;
      const bottom = Math.min(end - first, stretch.to - first + 1) * ROW - 3;
      return svg(`g.window-${i % 4}`, null,
        svg("rect.lane-window", { x: 3 + i * 5, y: top, width: layout.width - 6 - i * 10, height: Math.max(4, bottom - top), rx: 7 }),
        svg("text.lane-window-name", { x: 14 + i * 5, y: top + 1 }, window.name));
    }));
}

function laneLines(app, layout, first, end) {
  const top = first === 0 ? ROW / 2 : 0;
  const bottom = (end - first) * ROW - (end > app.trace.last ? ROW / 2 : 0);
  return Array.from({ length: app.trace.trace.lanes.length }, (_, lane) =>
    svg("line.lane-line", { x1: layout.middle(lane), x2: layout.middle(lane), y1: top, y2: bottom }));
}

function pinLines(app, layout, first, end) {
  return layout.pins.map((_, i) => {
    const x = layout.pinStart + i * PIN_WIDTH + 8;
    return svg("line.pin-line", { x1: x, x2: x, y1: first === 0 ? ROW / 2 : 0, y2: (end - first) * ROW });
  });
}

function arrows(app, layout, first, end, y) {
  const { trace, store } = app;
  const selected = store.value.step;
  const drawn = [];
  // A little beyond the rows in sight, for the arrows that lead out of them.
  for (let step = first; step < Math.min(trace.steps.length, end + 12); step++) {
    for (const [from, units] of flowsFromOthers(app, step)) {
      if (from < end)
        drawn.push({ from, step, units, strong: step === selected || from === selected });
    }
  }
  drawn.sort((a, b) => a.strong - b.strong);
  return drawn.map(arrow => arrowOf(app, layout, y, arrow));
}

/** For each step of another lane that wrote what this one read: the units. */
export function flowsFromOthers(app, number) {
  const { flows, lane } = app.trace.steps[number];
  const writers = new Map();
  for (let i = 0; i < flows.length; i += 3) {
    if (app.trace.steps[flows[i]].lane === lane)
      continue;
    const units = app.model.unitsIn(flows[i + 1], flows[i + 2]);
    writers.set(flows[i], [...(writers.get(flows[i]) ?? []), ...units]);
  }
  return writers;
}

function arrowOf(app, layout, y, { from, step, units, strong }) {
  const source = app.trace.steps[from].lane;
  const target = app.trace.steps[step].lane;
  const x1 = layout.middle(source), x2 = layout.middle(target) + (source < target ? -14 : 14);
  const y1 = y(from) + 20, y2 = y(step) - 22;
  const bend = Math.max(18, (y2 - y1) / 2);
  const names = units.map(unit => unit.path).join(", ");
  const mark = strong ? ".strong" : "";
  return svg("g", { style: { "--lane": laneColor(source) } },
    svg(`path.flow${mark}`, { d: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2 - 4}` },
      svg("title", null, `step ${step} reads ${names}, which step ${from} wrote`)),
    svg(`path.flow-head${mark}`, { d: `M${x2} ${y2 + 2}l-3.5 -7h7z` }));
}

function row(app, layout, number, top) {
  const { trace, model } = app;
  const step = trace.steps[number];
  const isSelected = number === app.store.value.step;
  return h(`div.lane-row${isSelected ? ".selected" : ""}`, {
    role: "row", style: { top: `${top}px`, width: `${layout.width}px` }, "data-step": number, onclick: () => app.select(number),
  },
    h("span.lane-number", null, number),
    number === 0
      ? h("div.lane-card.initial", { style: { left: `${GUTTER + 6}px`, width: `${layout.lanes * layout.laneWidth - 12}px` } },
        h("span.card-rule", null, `initial state: ${model.ruleOf(step).name}`))
      : card(app, layout, step),
    layout.pins.map((unit, i) => pinCell(app, layout, unit, i, number)),
    layout.hasTruth ? truthCell(trace.trace, layout, number) : null);
}

function card(app, layout, step) {
  const rule = app.model.ruleOf(step);
  const parameters = parametersOf(app.trace.trace, step);
  return h("div.lane-card", {
    role: "cell", title: rule.name,
    style: { left: `${layout.left(step.lane) + 6}px`, width: `${layout.laneWidth - 12}px`, "--lane": laneColor(step.lane) },
  },
    h("span.card-rule", null, rule.short),
    parameters === "" ? null : h("span.card-parameters", null, parameters));
}

function pinCell(app, layout, unit, i, number) {
  const isChange = number === 0 || app.trace.changedUnits[number].includes(unit.number);
  return isChange
    ? h(`span.pin-cell${number === 0 ? "" : ".changed"}`, { style: { left: `${layout.pinStart + i * PIN_WIDTH}px`, width: `${PIN_WIDTH}px` } },
      h("code", null, app.trace.valueAt(unit, number)))
    : null;
}

function truthCell(trace, layout, number) {
  const value = TraceModel.truthAt(trace.truth[trace.property], number);
  const [text, name] = value === 1 ? ["✓", "true"] : value === 0 ? ["✕", "false"] : ["!", "fails"];
  return h(`span.truth.${name}`, { title: name, "aria-label": name, style: { left: `${layout.truthStart}px` } }, text);
}
