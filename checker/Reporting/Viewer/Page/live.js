// With the checker behind the page: fires any enabled rule and shows where that leads, as a path beside the
// counterexamples, which stay as they are.

import { h } from "./dom.js";
import { TraceModel } from "./model.js";

export function live(app) {
  if (!app.model.bundle.live)
    return;
  app.startIn = number => h("button.fire", { onclick: () => follow(app, [number]) }, "Start here");
  app.whatIf = number => h("button.fire", { onclick: () => fire(app, number) }, "Fire it");
}

/** Fires a rule instance after the selected step. */
function fire(app, number) {
  const path = app.trace.steps.slice(0, app.store.value.step + 1).map(step => step.instance);
  return follow(app, [...path, number]);
}

/** Asks for the path by an initial rule instance and those after it, and shows it. */
async function follow(app, path) {
  const response = await fetch(`trace?rules=${path.join(".")}`);
  if (!response.ok) {
    app.tell(await response.text());
    return;
  }
  const trace = new TraceModel(app.model, await response.json());
  const old = app.traces.findIndex(other => other.trace.explored);
  const index = old < 0 ? app.traces.length : old;
  app.traces[index] = trace;
  app.store.set({ trace: index, step: trace.last, version: app.store.value.version + 1 });
}
