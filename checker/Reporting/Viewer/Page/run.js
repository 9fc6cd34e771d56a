// What the run took and what it reached.

import { h, fill } from "./dom.js";

export function runView(app) {
  const list = h("div.view-scroll");
  const view = h("div.view-body", null, list);
  const { run, rules, coverage, proofs } = app.model.bundle;
  let isDrawn = false;
  const draw = () => {
    if (!isDrawn)
      fill(list, statistics(run), proofs.length > 0 ? proofsOf(proofs) : [coverageOf(app, coverage), firings(app, rules)]);
    isDrawn = true;
  };
  app.views.run = { element: view, draw };
}

function statistics(run) {
  return [
    h("h2.section", null, "Run"),
    h("dl.statistics", null, run.statistics.map(pair => h("div", null, h("dt", null, pair.name), h("dd", null, pair.value)))),
    run.notes.map(note => h("p.doc", null, note)),
  ];
}

function proofsOf(proofs) {
  return [
    h("h2.section", null, "Proof"),
    proofs.map(proof => h("article.property.proof", null,
      h("div.property-title", null,
        h(`span.badge.${proof.isProved ? "good" : "unclear"}`, null, proof.isProved ? "✓ proved" : "not proved"),
        h("strong", null, proof.subject), h("span.count", null, proof.method)),
      proof.needs.length > 0
        ? h("details", null, h("summary", null, `${proof.needs.length} that it needs`), h("ul", null, proof.needs.map(text => h("li", null, h("code", null, text)))))
        : null)),
  ];
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
