// The whole trace on one line: lanes, windows, and how the selected variable and the pinned ones move.

import { h, svg, fill } from "./dom.js";
import { icon } from "./icons.js";
import { laneColor } from "./lane-colors.js";
import { pinnedUnits } from "./pins.js";
import { isOtherTrace } from "./store.js";
import { levelOf } from "./values.js";

const SPARKS_TOP = 26;
const FOOT = 6;
const MOST_SPARKS = 4;

export function scrubber(app) {
  const drawing = h("div.track", { role: "slider", tabindex: "0", "aria-label": "Step", "aria-valuemin": 0 });
  const label = h("span.scrub-label");
  const foot = h("footer.scrubber", null,
    h("button.icon", { title: "Step back (k)", "aria-label": "Step back", onclick: () => app.move(-1) }, icon("back")),
    h("button.icon", { title: "Step on (j)", "aria-label": "Step on", onclick: () => app.move(1) }, icon("on")),
    label, drawing);

  // What does not depend on the step, which is most of it, is drawn once.
  const moving = svg("g");
  let x = () => 0;
  let width = 0;
  let sparks = [];

  function drawAll() {
    const { trace } = app;
    width = Math.max(100, drawing.clientWidth);
    sparks = sparksOf(app);
    const height = sparks.length === 0 ? SPARKS_TOP + 38 : sparks.at(-1).bottom + FOOT;
    drawing.style.height = `${height}px`;
    x = step => 8 + (trace.last === 0 ? 0 : step / trace.last) * (width - 16);
    fill(drawing, svg("svg", { width, height, "aria-hidden": "true" },
      windowBands(trace, x, height), loopBand(trace, x), stepTicks(trace, x, width),
      sparks.length === 0 ? svg("text.hint", { x: 8, y: height - 14 }, "select or pin variables to draw them") : null,
      sparks.map(spark => sparkline(app, x, spark)), moving));
    drawStep();
  }

  function drawStep() {
    const { trace } = app;
    const value = app.store.value;
    drawing.setAttribute("aria-valuemax", trace.last);
    drawing.setAttribute("aria-valuenow", value.step);
    drawing.setAttribute("aria-valuetext", `step ${value.step} of ${trace.last}`);
    fill(label, h("strong", null, value.step), ` / ${trace.last}`);
    fill(moving, playhead(x(value.step), parseFloat(drawing.style.height)), sparks.map(spark => sparkLabel(app, width, spark)));
  }

  const moveTo = event => {
    const box = drawing.getBoundingClientRect();
    const share = (event.clientX - box.left - 8) / Math.max(1, box.width - 16);
    app.select(Math.round(Math.max(0, Math.min(1, share)) * app.trace.last));
  };
  drawing.addEventListener("pointerdown", event => {
    drawing.setPointerCapture(event.pointerId);
    moveTo(event);
  });
  drawing.addEventListener("pointermove", event => {
    if (event.buttons & 1)
      moveTo(event);
  });
  new ResizeObserver(() => {
    if (drawing.clientWidth !== width)
      drawAll();
  }).observe(drawing);
  app.store.watch((value, before) => {
    if (isOtherTrace(value, before) || before.selected !== value.selected || before.pins !== value.pins)
      drawAll();
    else if (before.step !== value.step)
      drawStep();
  });
  return foot;
}

function windowBands(trace, x, height) {
  return trace.trace.windows.flatMap(window => trace.stretches(window.truth)
    .filter(stretch => stretch.value === 1)
    .map(stretch => svg("rect.window-band", {
      x: x(stretch.from) - 2, width: Math.max(3, x(stretch.to) - x(stretch.from) + 4), y: 0, height,
    }, svg("title", null, `${window.name}: steps ${stretch.from} to ${stretch.to}`))));
}

function loopBand(trace, x) {
  const loop = trace.trace.loop;
  return loop === null || loop === undefined ? null : svg("rect.loop-band", {
    x: x(loop) - 2, width: x(trace.last) - x(loop) + 4, y: 0, height: 4,
  }, svg("title", null, `steps ${loop} to ${trace.last} repeat`));
}

// No more ticks than pixels: of those that fall together the last is drawn.
function stepTicks(trace, x, width) {
  const stride = Math.max(1, Math.ceil(trace.last / (width / 3)));
  const ticks = [];
  for (let step = 1; step <= trace.last; step += stride) {
    ticks.push(svg("rect", {
      x: x(step) - 1.5, y: 8, width: 3, height: 12, rx: 1.5, fill: laneColor(trace.steps[step].lane),
    }));
  }
  return ticks;
}

/** The selected variable and the pinned ones, each with its place; several share the room. */
function sparksOf(app) {
  const selected = app.model.unitByPath(app.store.value.selected);
  const units = [...new Set([selected, ...pinnedUnits(app)])].filter(unit => unit && !unit.isMultiset).slice(0, MOST_SPARKS);
  const height = units.length > 1 ? 22 : 32;
  return units.map((unit, i) => ({ unit, top: SPARKS_TOP + i * height + 2, bottom: SPARKS_TOP + (i + 1) * height }));
}

function sparkline(app, x, { unit, top, bottom }) {
  const steps = [0, ...(app.trace.unitSteps.get(unit.number) ?? [])];
  const levels = steps.map(step => levelOf(app.trace.stateAt(step)[unit.offset]));
  const known = levels.filter(level => level !== null);
  const low = known.reduce((a, b) => Math.min(a, b), Infinity), high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const y = level => level === null ? bottom + 3
    : high === low ? (top + bottom) / 2
      : bottom - (level - low) / (high - low) * (bottom - top);
  let path = `M${x(0)} ${y(levels[0])}`;
  steps.slice(1).forEach((step, i) => path += `H${x(step)}V${y(levels[i + 1])}`);
  return svg("path.spark", { d: `${path}H${x(app.trace.last)}` });
}

function sparkLabel(app, width, { unit, top, bottom }) {
  return svg("text.spark-label", { x: width - 8, y: (top + bottom) / 2 + 4, "text-anchor": "end" },
    `${unit.path} = ${app.trace.valueAt(unit, app.store.value.step)}`);
}

function playhead(x, height) {
  return [
    svg("line.playhead", { x1: x, x2: x, y1: 0, y2: height }),
    svg("path.playhead-mark", { d: `M${x - 5} 0h10l-5 7z` }),
  ];
}
