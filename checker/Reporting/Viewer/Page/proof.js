// What was proved: each claim with what its induction rests on, for which sizes, by which engines, and how others can check.

import { h } from "./dom.js";
import { copyButton } from "./copying.js";

export function proofOf(app, proof) {
  return [
    h("h2.section", null, `${proof.claims.every(claim => claim.isProved) ? "Proved" : "Not all proved"} `, h("span.count", null, proof.sizes)),
    proof.fixedSizes.map(pair => h("p.count", null, `${pair.name}: ${pair.value}`)),
    groups(proof.claims).map(([title, claims]) => claims.length === 0 ? null : [
      h("h3.proof-group", null, title, h("span.count", null, ` ${claims.length}`)), claims.map(claim => claimOf(app, claim)),
    ]),
    proof.failure ? failureOf(proof.failure) : null,
    proof.certificate ? certificateOf(proof.certificate)
      : h("p.count", null, "There is no certificate: prove --certificate DIR writes one of a proof by induction."),
    proof.clauses.length > 0 ? clausesOf(proof.clauses) : null,
    enginesOf(proof.engines),
  ];
}

/** What stands by itself first: the rest leans on others. */
function groups(claims) {
  const isAlone = claim => claim.isProved && claim.others.length === 0 && claim.clauses.length === 0;
  return [
    ["Not proved", claims.filter(claim => !claim.isProved)],
    ["Inductive alone", claims.filter(claim => isAlone(claim) && !claim.isLemma)],
    ["With the help of others", claims.filter(claim => claim.isProved && !isAlone(claim) && !claim.isLemma)],
    ["Lemmas", claims.filter(claim => claim.isProved && claim.isLemma)],
  ];
}

function claimOf(app, claim) {
  const isPlaced = claim.span && claim.span.source >= 0;
  return h("article.property.proof", null,
    h("div.property-title", null,
      h(`span.badge.${claim.isProved ? "good" : "unclear"}`, null, claim.isProved ? "✓ proved" : "? not proved"),
      isPlaced ? h("button.link.name", { title: "Show it in the source", onclick: () => app.pointTo(claim.span) }, claim.subject)
        : h("strong.name", null, claim.subject),
      h("span.count", null, claim.method)),
    claim.text ? h("code.claim-text", null, claim.text) : null,
    needs("other claim", claim.others.map(pair => [pair.name, pair.value])),
    needs("mined clause", claim.clauses.map(text => ["", text])));
}

function needs(what, entries) {
  return entries.length === 0 ? null : h("details", null,
    h("summary", null, `rests on ${entries.length} ${what}${entries.length === 1 ? "" : "s"}`),
    h("ul.clauses", null, entries.map(([name, text]) => h("li", null, name === "" ? null : h("span", null, `${name}: `), h("code", null, text)))));
}

function failureOf(failure) {
  return h("section.induction-failure", null,
    h("h3.proof-group", null, "What stands in the way"),
    h("p", null, h("strong", null, failure.obligation), ": ", failure.meaning, "."),
    failure.state.length > 0 ? h("details", { open: true }, h("summary", null, "The state"),
      h("table.differences", null, failure.state.map(pair => h("tr", null,
        h("th", { scope: "row" }, h("code", null, pair.name)), h("td", null, h("code", null, pair.value)))))) : null,
    h("p", null, "then ", h("strong", null, failure.rule), failure.changes.length === 0 ? " fails, or leads there" : ":"),
    h("table.differences", null, failure.changes.map(([path, before, after]) => h("tr", null,
      h("th", { scope: "row" }, h("code", null, path)), h("td", null, h("code", null, before)), h("td", null, h("code", null, after))))));
}

function certificateOf(certificate) {
  return [
    h("h2.section", null, "Certificate"),
    h("p.certificate", null, "In ", h("code", null, certificate.folder), h("span.count", null, `, manifest sha256 ${certificate.sha256}`)),
    h("p.facts", null, "Others check it with", h("code.command", null, certificate.verify), copyButton(() => certificate.verify, "Copy the command")),
  ];
}

function clausesOf(clauses) {
  return [
    h("h2.section", null, `Mined clauses: ${clauses.length}`),
    h("ul.clauses", null, clauses.map(text => h("li", null, h("code", null, text)))),
  ];
}

function enginesOf(engines) {
  return [
    h("h2.section", null, "Engines"),
    h("div.engine-table", null, h("table.differences", null,
      h("tr", null, ["engine", "outcome", "questions", "seconds"].map(name => h("th", { scope: "col" }, name))),
      engines.map(one => h("tr", null,
        h("td", null, one.engine), h("td", null, one.outcome), h("td", null, one.queries), h("td", null, one.seconds.toFixed(2)))))),
  ];
}
