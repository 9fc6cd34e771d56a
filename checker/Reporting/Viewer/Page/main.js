// Puts the page together.

import { h, fill } from "./dom.js";
import { Model, TraceModel } from "./model.js";
import { Store, toFragment, fromFragment } from "./store.js";
import { restoreTheme, switchTheme } from "./theme.js";
import { header } from "./header.js";
import { stepList, laneName } from "./steps.js";
import { stateView } from "./state.js";
import { lanesView } from "./lanes.js";
import { whyView } from "./why.js";
import { rulesView } from "./rules.js";
import { tableView } from "./table.js";
import { propertiesView } from "./properties.js";
import { storedTrace } from "./renaming.js";
import { runView } from "./run.js";
import { besideView } from "./beside.js";
import { sourcePane } from "./source.js";
import { scrubber } from "./scrubber.js";
import { live } from "./live.js";
import { keys } from "./keys.js";
import { printing } from "./print.js";

const TABS = [
  ["state", "State"], ["lanes", "Lanes"], ["why", "Why"], ["rules", "Rules"], ["table", "Table"], ["properties", "Properties"],
  ["run", "Run"], ["beside", "Beside"],
];
const NARROW_TABS = [["steps", "Steps"], ["source", "Source"]];

/** What all views share: the bundle, the trace in sight, the reader's position, and what can be done with it. */
class App {
  views = {};
  place = null;
  #stored = new Map();
  switchTheme = switchTheme;

  constructor(bundle) {
    this.model = new Model(bundle);
    this.tabs = TABS.filter(([view]) => view !== "beside" || bundle.traces.some(trace => trace.comparisons.length > 0));
    this.traces = bundle.traces.map(trace => new TraceModel(this.model, trace));
    this.store = new Store(this.#checked(fromFragment(location.hash)));
  }

  get trace() {
    const trace = this.traces[this.store.value.trace];
    return trace?.trace.stored && this.store.value.names === "stored" ? this.#storedOf(trace) : trace;
  }

  #storedOf(trace) {
    if (!this.#stored.has(trace))
      this.#stored.set(trace, new TraceModel(this.model, storedTrace(this.model, trace)));
    return this.#stored.get(trace);
  }

  select(step) {
    this.store.set({ step: Math.max(0, Math.min(this.trace.last, step)) });
  }

  move(distance) {
    this.select(this.store.value.step + distance);
  }

  selectTrace(number) {
    if (number >= 0 && number < this.traces.length)
      this.store.set({ trace: number, step: this.traces[number].last, selected: "" });
  }

  moveToChange(direction) {
    const unit = this.model.unitByPath(this.store.value.selected);
    const step = unit && this.trace.neighbouringChange(unit, this.store.value.step, direction);
    if (step)
      this.select(step);
  }

  goToFilter() {
    this.store.set({ view: "state" });
    this.focusFilter();
  }

  /** Goes to the next step, round the end, in which a statement of a line ran. */
  nextAtLine(source, line) {
    const lineOf = span => span.source === source && span.line === line;
    const count = this.trace.steps.length;
    for (let i = 1; i <= count; i++) {
      const number = (this.store.value.step + i) % count;
      const step = this.trace.steps[number];
      if (lineOf(this.model.ruleOf(step).span) || this.trace.trace.executions[step.execution].some(lineOf))
        return this.select(number);
    }
    return undefined;
  }

  /** Tells the reader what did not work. */
  tell(text) {
    const message = h("p.message", { role: "alert" }, text);
    document.body.append(message);
    setTimeout(() => message.remove(), 6000);
  }

  isNarrow() {
    return matchMedia("(max-width: 899px)").matches;
  }

  follow(fragment) {
    this.store.set(this.#checked(fromFragment(fragment)));
  }

  /** A link may come from another version of the trace. */
  #checked(fields) {
    const trace = Math.min(fields.trace ?? 0, Math.max(0, this.traces.length - 1));
    const last = this.traces[trace]?.last ?? 0;
    const views = [...this.tabs, ...NARROW_TABS].map(([view]) => view);
    return {
      ...fields,
      trace,
      step: Math.min(fields.step ?? last, last),
      view: views.includes(fields.view) ? fields.view : "state",
    };
  }
}

function start() {
  restoreTheme();
  const app = new App(JSON.parse(document.getElementById("bundle").textContent));
  app.showHelp = () => {};
  const root = document.getElementById("app");
  document.title = `${app.trace?.trace.subject ?? app.model.bundle.run.reason} – ModelCheck`;
  live(app);
  keys(app);
  if (app.traces.length === 0)
    fill(root, header(app), withoutTrace(app));
  else
    fill(root, header(app), tabs(app), h("main", null, stepList(app), views(app), sourcePane(app)), scrubber(app), announcer(app));
  keepFragment(app);
  printing(app);
  document.documentElement.dataset.ready = "true";
}

/** What there is to see of a run that found no trace. */
function withoutTrace(app) {
  runView(app);
  app.views.run.draw();
  return h("main.alone", null, h("section.pane.view", { "aria-label": "Run" }, app.views.run.element), sourcePane(app));
}

function tabs(app) {
  const bar = h("nav.tabs", { "aria-label": "Views" });
  const button = (className, [view, name]) =>
    h(`button${className}`, { "data-view": view, onclick: () => app.store.set({ view }) }, name);
  bar.append(...NARROW_TABS.slice(0, 1).map(tab => button(".narrow", tab)), ...app.tabs.map(tab => button("", tab)),
    ...NARROW_TABS.slice(1).map(tab => button(".narrow", tab)));
  app.store.watch((value, before) => {
    for (const tab of bar.children)
      tab.setAttribute("aria-current", String(tab.dataset.view === value.view));
    document.body.dataset.view = value.view;
    if (before?.view !== value.view)
      bar.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return bar;
}

function views(app) {
  const pane = h("section.pane.view", { "aria-label": "View" });
  [stateView, lanesView, whyView, rulesView, tableView, propertiesView, runView, besideView].forEach(make => make(app));
  app.store.watch(value => {
    const view = app.views[value.view] ?? app.views.state;
    if (pane.firstChild !== view.element)
      fill(pane, view.element);
    view.draw();
  });
  return pane;
}

// For readers who listen: what the selection is now.
function announcer(app) {
  const line = h("p.offscreen", { "aria-live": "polite" });
  app.store.watch((value, before) => {
    if (before?.step === value.step)
      return;
    const step = app.trace.steps[value.step];
    fill(line, `step ${value.step}, ${laneName(app.trace.trace, step)}: ${app.model.ruleOf(step).short}, `
      + `${app.trace.changedUnits[value.step].length} changed`);
  });
  return line;
}

function keepFragment(app) {
  let pending = 0;
  app.store.watch((value, before) => {
    if (before === null)
      return;
    clearTimeout(pending);
    pending = setTimeout(() => history.replaceState(null, "", `#${toFragment(value)}`), 80);
  });
  // By the time the event arrives, the line above may have written the old place over the new one.
  addEventListener("hashchange", event => {
    clearTimeout(pending);
    app.follow(new URL(event.newURL).hash);
  });
}

start();
