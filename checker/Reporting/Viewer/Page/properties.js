// Every property and window: what it is after the selected step, and how that goes over the trace.

import { h, svg, fill } from "./dom.js";
import { TraceModel } from "./model.js";

const STRIP_WIDTH = 600;
const STRIP_HEIGHT = 14;

export function propertiesView(app) {
  const list = h("div.view-scroll");
  const view = h("div.view-body", null, list);
  const draw = () => fill(list,
    h("h2.section", null, "Properties"), app.model.bundle.properties.map((property, number) => card(app, property, number)),
    app.trace.trace.windows.length > 0 ? h("h2.section", null, "Windows") : null,
    app.trace.trace.windows.map(window => windowCard(app, window)));
  app.views.properties = { element: view, draw };
}

function card(app, property, number) {
  const truth = app.trace.trace.truth[number];
  const isViolated = app.trace.trace.property === number;
  return h(`article.property${isViolated ? ".violated" : ""}`, null,
    h("div.property-title", null,
      valueBadge(property, TraceModel.truthAt(truth, app.store.value.step)),
      h("span.kind", null, property.kind),
      h("button.link.name", { onclick: () => app.pointTo(property.span) }, property.name),
      isViolated ? h("span.badge.bad", null, "violated by this trace") : null,
      property.verdict ? h("span.count", null, `in the whole run: ${property.verdict}`) : null),
    property.doc ? h("p.doc", null, property.doc) : null,
    truth.length > 0 ? strip(app, truth) : null);
}

function windowCard(app, window) {
  const isOpen = TraceModel.truthAt(window.truth, app.store.value.step) === 1;
  return h("article.property", null,
    h("div.property-title", null,
      h(`span.badge${isOpen ? ".unclear" : ""}`, null, isOpen ? "open" : "closed"),
      h("button.link.name", { onclick: () => app.pointTo(window.span) }, window.name)),
    strip(app, window.truth));
}

function valueBadge(property, value) {
  if (property.isTemporal)
    return h("span.badge", { title: "No single state decides it" }, "over runs");
  switch (value) {
    case 1:
      return h("span.badge.good", null, "✓ true");
    case 0:
      return h(`span.badge.${property.kind === "cover" || property.kind === "liveness" ? "unclear" : "bad"}`, null, "✕ false");
    case -1:
      return h("span.badge.bad", { title: "Evaluating it ends in an error" }, "! fails");
    default:
      return h("span.badge", { title: "It has too many instances to look at" }, "not evaluated");
  }
}

/** The values over the trace; a click goes to the step. */
function strip(app, truth) {
  const { trace } = app;
  const x = step => step / (trace.last + 1) * STRIP_WIDTH;
  const parts = trace.stretches(truth).map(stretch => svg(`rect.truth-${stretch.value === 1 ? "true" : stretch.value === 0 ? "false" : "fails"}`, {
    x: x(stretch.from), width: Math.max(1, x(stretch.to + 1) - x(stretch.from)), y: stretch.value === 1 ? 5 : 2,
    height: stretch.value === 1 ? 4 : 10, rx: 2,
  }, svg("title", null, `steps ${stretch.from} to ${stretch.to}: ${stretch.value === 1 ? "true" : stretch.value === 0 ? "false" : "fails"}`)));
  const now = x(app.store.value.step + 0.5);
  const drawing = svg("svg.strip", { viewBox: `0 0 ${STRIP_WIDTH} ${STRIP_HEIGHT}`, preserveAspectRatio: "none" },
    parts, svg("line.playhead", { x1: now, x2: now, y1: 0, y2: STRIP_HEIGHT }));
  drawing.addEventListener("click", event => {
    const box = drawing.getBoundingClientRect();
    app.select(Math.floor((event.clientX - box.left) / box.width * (trace.last + 1)));
  });
  return drawing;
}
