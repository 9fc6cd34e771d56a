// The specification's text: the rule that fired, the statements that ran, and what a view points to.

import { h, fill, ending } from "./dom.js";
import { isOtherTrace } from "./store.js";

const KINDS = ["keyword", "number", "string", "comment", "doc-comment"];

export function sourcePane(app) {
  const title = h("div.source-title");
  const code = h("div.code", { role: "region", "aria-label": "Source", tabindex: "0" });
  const pane = h("section.pane.source", { "aria-label": "Source" }, title, code);
  const files = new Map();
  let shown = null;

  function draw() {
    const step = app.trace?.steps[app.store.value.step];
    const place = app.place ?? (step ? app.model.ruleOf(step).span : app.model.bundle.properties[0]?.span);
    if (!place || place.source < 0)
      return;
    const file = files.get(place.source) ?? new FileText(app, place.source);
    files.set(place.source, file);
    if (shown !== file) {
      fill(code, file.element);
      shown = file;
    }
    file.mark(step ? app.model.ruleOf(step).span : null, step ? app.trace.trace.executions[step.execution] : [], app.place);
    fill(title, titleOf(app, file.source.path, place));
    // Nothing has a place on the screen before the page is laid out.
    requestAnimationFrame(() => file.reveal(place.line, code));
  }

  app.store.watch((value, before) => {
    if (before !== null && (before.step !== value.step || isOtherTrace(value, before)))
      app.place = null;
    draw();
  });
  app.pointTo = span => {
    app.place = span;
    draw();
    if (app.isNarrow())
      app.store.set({ view: "source" });
  };
  return pane;
}

function titleOf(app, path, place) {
  const steps = app.trace ? stepsAt(app, place) : [];
  return [
    h("span.path", null, ending(`${path}:${place.line}`)),
    steps.length > 0 ? h("span.fired-in", null, `fired in ${steps.slice(0, 12).join(", ")}${steps.length > 12 ? ", …" : ""}`) : null,
  ];
}

function stepsAt(app, place) {
  const rule = app.model.bundle.rules.findIndex(({ span }) => span.source === place.source && span.start === place.start);
  return rule < app.model.initialRules ? [] : app.trace.stepsOfRule(rule);
}

/** One file as lines that can be marked. */
class FileText {
  #lines = [];
  #marked = new Set();

  constructor(app, number) {
    this.app = app;
    this.number = number;
    this.source = app.model.bundle.sources[number];
    const starts = [0];
    for (let at = this.source.text.indexOf("\n"); at >= 0; at = this.source.text.indexOf("\n", at + 1))
      starts.push(at + 1);
    const pieces = piecesOf(this.source.highlights);
    let next = 0;
    this.#lines = starts.map((start, i) => {
      const end = i + 1 < starts.length ? starts[i + 1] - 1 : this.source.text.length;
      while (next < pieces.length && pieces[next].end <= start)
        next++;
      const mine = [];
      for (let p = next; p < pieces.length && pieces[p].start < end; p++)
        mine.push(pieces[p]);
      return { start, end, pieces: mine, element: h("div.line", { "data-line": i + 1 }) };
    });
    this.#lines.forEach((line, i) => this.#draw(line, i + 1, []));
    this.element = h("div.lines", null, this.#lines.map(line => line.element));
  }

  /** Marks a rule, the statements that ran, and one more place. */
  mark(rule, executed, place) {
    this.#marked.forEach(i => {
      this.#lines[i].element.className = "line";
      this.#draw(this.#lines[i], i + 1, []);
    });
    this.#marked.clear();
    const marks = [];
    for (const [span, kind] of [[rule, "fired"], ...executed.map(span => [span, "ran"]), [place, "pointed"]]) {
      if (span && span.source === this.number)
        marks.push({ start: span.start, end: span.start + span.length, kind });
    }
    for (const mark of marks)
      this.#linesOf(mark).forEach(i => this.#marked.add(i));
    for (const i of this.#marked) {
      const line = this.#lines[i];
      const mine = marks.filter(mark => mark.start <= line.end && mark.end > line.start);
      line.element.classList.toggle("fired", mine.some(mark => mark.kind === "fired"));
      line.element.classList.toggle("ran", mine.some(mark => mark.kind === "ran" && startsIn(mark, line)));
      this.#draw(line, i + 1, mine.filter(mark => mark.kind === "pointed"));
    }
  }

  reveal(line, container) {
    const element = this.#lines[line - 1]?.element;
    if (!element)
      return;
    const top = element.offsetTop - this.element.offsetTop;
    const isInSight = top >= container.scrollTop && top < container.scrollTop + container.clientHeight - 60;
    if (!isInSight)
      container.scrollTop = Math.max(0, top - container.clientHeight / 4);
  }

  #linesOf(mark) {
    const found = [];
    this.#lines.forEach((line, i) => {
      if (mark.start <= line.end && mark.end > line.start)
        found.push(i);
    });
    return found;
  }

  #draw(line, number, marks) {
    const cuts = new Set([line.start, line.end]);
    for (const piece of [...line.pieces, ...marks]) {
      cuts.add(Math.min(line.end, Math.max(line.start, piece.start)));
      cuts.add(Math.min(line.end, Math.max(line.start, piece.end)));
    }
    const places = [...cuts].sort((a, b) => a - b);
    const spans = places.slice(0, -1).map((start, i) => {
      const kind = line.pieces.find(piece => piece.start <= start && piece.end > start)?.kind;
      const isPointed = marks.some(mark => mark.start <= start && mark.end > start);
      const text = this.source.text.slice(start, places[i + 1]);
      return kind || isPointed ? h(`span${kind ? `.${kind}` : ""}${isPointed ? ".pointed" : ""}`, null, text) : text;
    });
    fill(line.element, h("span.line-number", { onclick: () => this.app.nextAtLine(this.number, number) }, number),
      h("span.line-text", null, spans));
  }
}

function startsIn(mark, line) {
  return mark.start >= line.start && mark.start <= line.end;
}

function piecesOf(highlights) {
  const pieces = [];
  for (let i = 0; i < highlights.length; i += 3)
    pieces.push({ start: highlights[i], end: highlights[i] + highlights[i + 1], kind: KINDS[highlights[i + 2]] });
  return pieces;
}
