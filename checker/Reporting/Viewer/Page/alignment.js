// A trace and another run of the same steps: which step goes with which, and what is different after each.

import { Model, TraceModel } from "./model.js";

export class Alignment {
  #states = new Map();

  constructor(app, trace, comparison) {
    // Without a design of its own it is another run of the same specification.
    this.isSame = isNone(comparison.design);
    this.design = this.isSame ? app.model.bundle : app.model.bundle.designs[comparison.design];
    this.comparison = comparison;
    this.rows = comparison.rows;
    this.here = trace;
    this.model = this.isSame ? app.model : new Model(this.design);
    this.there = comparison.run ? new TraceModel(this.model, comparison.run) : null;
    this.hereUnits = new Map(app.model.units.map(unit => [unit.path, unit]));
    this.rowOfStep = [];
    let here = 0, there = 0;
    this.rows.forEach((row, number) => {
      here = row.here ?? here;
      there = row.there ?? there;
      this.#states.set(number, { here, there });
      if (this.rowOfStep[here] === undefined || row.here !== undefined && row.here !== null)
        this.rowOfStep[here] = number;
    });
    this.first = this.rows.findIndex((_, number) => this.kindOf(number) !== "same");
  }

  /** "same", "differs" (the same rule with another effect), "blocked", or "added" (only the other run has it). */
  kindOf(number) {
    const { here, there } = this.rows[number];
    if (isNone(here))
      return "added";
    if (isNone(there))
      return "blocked";
    return here === 0 || this.#changes(this.here, here) === this.#changes(this.there, there) ? "same" : "differs";
  }

  /** The variables that both have and that are not equal after a row, with both values. */
  differencesAfter(number) {
    const { here, there } = this.#states.get(number);
    const found = [];
    for (const unit of this.model.units) {
      const mine = this.hereUnits.get(unit.path);
      if (!mine || !this.there)
        continue;
      const pair = { path: unit.path, here: this.here.valueAt(mine, here), there: this.there.valueAt(unit, there) };
      if (pair.here !== pair.there)
        found.push(pair);
    }
    return found;
  }

  /** What the violated property is at the end of the other run: 1, 0, -1; null where it is not known there. */
  verdictOf(property) {
    const number = property ? this.design.properties.findIndex(other => other.name === property.name) : -1;
    return number < 0 || !this.there ? null : TraceModel.truthAt(this.there.trace.truth[number], this.there.last);
  }

  count(kind) {
    return this.rows.filter((_, number) => this.kindOf(number) === kind).length;
  }

  #changes(trace, step) {
    return trace.changedUnits[step].map(number => trace.model.units[number])
      .map(unit => `${unit.path}=${trace.valueAt(unit, step)}`).join("\n");
  }
}

export function isNone(step) {
  return step === null || step === undefined;
}
