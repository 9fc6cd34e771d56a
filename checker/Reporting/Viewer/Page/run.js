// What the run took and what it reached.

import { h, svg, fill } from "./dom.js";
import { proofOf } from "./proof.js";

export function runView(app) {
  const list = h("div.view-scroll");
  const view = h("div.view-body", null, list);
  const { run, rules, coverage, proof } = app.model.bundle;
  let isDrawn = false;
  const draw = () => {
    if (!isDrawn)
      fill(list, proof ? proofOf(app, proof) : null, statistics(run), proof ? null : [coverageOf(app, coverage), firings(app, rules)]);
    isDrawn = true;
  };
  app.views.run = { element: view, draw };
}

function statistics(run) {
  return [
    h("h2.section", null, "Run"),
    h("dl.statistics", null, run.statistics.map(pair => h("div", null, h("dt", null, pair.name), h("dd", null, pair.value)))),
    run.statesByDepth.length > 1 ? levels(run.statesByDepth) : null,
    run.notes.map(note => h("p.doc", null, note)),
  ];
}

const CHART_WIDTH = 640;
const CHART_HEIGHT = 90;
const MOST_BARS = 320;

/** How many states there are at each depth, as bars. */
function levels(counts) {
  const peak = counts.reduce((best, count, depth) => count > counts[best] ? depth : best, 0);
  const most = Math.max(1, counts[peak]);
  // No more bars than there is room for: of depths that fall together the fullest is drawn.
  const stride = Math.ceil(counts.length / MOST_BARS);
  const width = CHART_WIDTH / Math.ceil(counts.length / stride);
  const bars = [];
  for (let first = 0; first < counts.length; first += stride) {
    const together = counts.slice(first, first + stride);
    const depth = first + together.indexOf(Math.max(...together));
    const height = Math.max(1, counts[depth] / most * CHART_HEIGHT);
    bars.push(svg("rect.level-bar", {
      x: bars.length * width, width: width - (width > 4 ? 1.5 : 0), y: CHART_HEIGHT - height, height,
    }, svg("title", null, `depth ${depth}: ${counts[depth].toLocaleString("en")} ${counts[depth] === 1 ? "state" : "states"}`)));
  }
  return h("figure.levels", null,
    svg("svg", {
      viewBox: `0 0 ${CHART_WIDTH} ${CHART_HEIGHT}`, preserveAspectRatio: "none", role: "img",
      "aria-label": `States by depth, most at depth ${peak}`,
    }, bars),
    h("figcaption", null, h("span", null, "depth 0"),
      h("span", null, `states by depth: most at depth ${peak}, ${most.toLocaleString("en")}`),
      h("span", null, counts.length - 1)));
}

function coverageOf(app, coverage) {
  if (coverage.points === null || coverage.points === undefined)
    return h("p.count", null, "check --coverage also finds parts of guards that are never true and branches that are never taken.");
  return [
    h("h2.section", null, `Coverage: ${coverage.reached} of ${coverage.points} places reached`),
    coverage.neverReached.map(place => h("p.unreached", null,
      h("span.badge.unclear", null, place.kind),
      h("button.link", { onclick: () => app.pointTo(place.span) }, h("code", null, app.model.textOf(place.span))),
      h("span.count", null, `in ${place.owner}`))),
  ];
}

function firings(app, rules) {
  const real = rules.map((rule, number) => ({ rule, number })).filter(({ number }) => number >= app.model.initialRules);
  const most = Math.max(1, ...real.map(({ rule }) => rule.firings));
  return [
    h("h2.section", null, "How often each rule fired"),
    h("div.firings", null, real.map(({ rule }) => h("div.firing", null,
      h("button.link", { title: rule.name, onclick: () => app.pointTo(rule.span) }, rule.name),
      rule.firings === 0
        ? h("span.badge.unclear", null, "never")
        : [h("span.firing-count", null, rule.firings.toLocaleString("en")),
          h("span.firing-bar", null, h("span", { style: { width: `${Math.max(1, rule.firings / most * 100)}%` } }))]))),
  ];
}
