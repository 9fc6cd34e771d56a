// What the bundle holds, in the form that views ask for.
//
// A "unit" is the smallest part of the state that has a name: a simple value, or a whole multiset, whose elements have no
// places. Units are numbered in the order of their slots.

import { textOf, indicesOf, multisetDifference } from "./values.js";

const KEYFRAME_DISTANCE = 256;
const MOST_RECENT = 16;

/** The specification's side of a bundle: types, variables, units. */
export class Model {
  constructor(bundle) {
    this.bundle = bundle;
    this.types = bundle.types;
    this.initialRules = bundle.initialRules;
    this.units = [];
    this.slotUnits = [];
    this.roots = bundle.variables.map(v => this.#node(v.name, v.name, v.type, v.offset, v));
  }

  /** The parts of a node; none for a unit. Made when first asked for. */
  childrenOf(node) {
    return node.children ?? [];
  }

  unitAt(slot) {
    return this.units[this.slotUnits[slot]];
  }

  /** The units that some slots belong to, in order. */
  unitsIn(slot, count) {
    const numbers = new Set();
    for (let i = slot; i < slot + count; i++)
      numbers.add(this.slotUnits[i]);
    return [...numbers].map(number => this.units[number]);
  }

  unitByPath(path) {
    this.paths ??= new Map(this.units.map(unit => [unit.path, unit]));
    return this.paths.get(path) ?? null;
  }

  /** The text that a span covers, on one line. */
  textOf(span) {
    const source = this.bundle.sources[span.source];
    return source ? source.text.slice(span.start, span.start + span.length).replace(/\s+/g, " ") : "";
  }

  ruleOf(step) {
    return this.bundle.rules[step.rule];
  }

  #node(label, path, type, offset, variable) {
    const shape = this.types[type];
    const node = { label, path, type, offset, variable, firstUnit: this.units.length, children: null, unit: null };
    if (shape.kind === "record") {
      node.children = shape.fields.map(f => this.#node(f.name, `${path}.${f.name}`, f.type, offset + f.offset));
    } else if (shape.kind === "array") {
      const stride = this.types[shape.element].slots;
      node.children = indicesOf(this.types, shape)
        .map((index, i) => this.#node(`[${index}]`, `${path}[${index}]`, shape.element, offset + i * stride));
    } else {
      node.unit = { number: this.units.length, path, type, offset, isMultiset: shape.kind === "multiset" };
      this.units.push(node.unit);
      for (let slot = 0; slot < shape.slots; slot++)
        this.slotUnits.push(node.unit.number);
    }
    node.endUnit = this.units.length;
    return node;
  }
}

/** One trace: states by step, and which steps change what. */
export class TraceModel {
  #keyframes = [];
  #recent = new Map();

  constructor(model, trace) {
    this.model = model;
    this.trace = trace;
    this.steps = trace.steps;
    this.last = trace.steps.length - 1;
    this.changedUnits = [];
    this.unitSteps = new Map();
    this.#scan();
  }

  /** The slots after a step. Not to be written. */
  stateAt(step) {
    const known = this.#recent.get(step);
    if (known)
      return known;
    const frame = Math.floor(step / KEYFRAME_DISTANCE);
    const slots = this.#keyframes[frame].slice();
    for (let i = frame * KEYFRAME_DISTANCE + 1; i <= step; i++)
      apply(slots, this.steps[i].changes);
    // Views compare a few states with one another: those next to the selected one.
    if (this.#recent.size >= MOST_RECENT)
      this.#recent.delete(this.#recent.keys().next().value);
    this.#recent.set(step, slots);
    return slots;
  }

  /** The text of a unit's value after a step. */
  valueAt(unit, step) {
    return textOf(this.model.types, unit.type, this.stateAt(step), unit.offset);
  }

  /** What became of a unit from one step to another: null when nothing did. */
  differenceOf(unit, from, to) {
    const types = this.model.types;
    const before = this.stateAt(from);
    const after = this.stateAt(to);
    if (unit.isMultiset) {
      const { removed, added } = multisetDifference(types, types[unit.type], before, after, unit.offset);
      return removed.length + added.length === 0 ? null : { kind: "multiset", removed, added };
    }
    if (before[unit.offset] === after[unit.offset])
      return null;
    const kind = before[unit.offset] === null ? "added" : after[unit.offset] === null ? "removed" : "modified";
    return {
      kind,
      before: textOf(types, unit.type, before, unit.offset),
      after: textOf(types, unit.type, after, unit.offset),
    };
  }

  /** The units that differ between the states after two steps, as sorted numbers. */
  changedBetween(from, to) {
    const numbers = new Set();
    for (let step = Math.min(from, to) + 1; step <= Math.max(from, to); step++)
      this.changedUnits[step].forEach(number => numbers.add(number));
    return [...numbers].filter(n => this.differenceOf(this.model.units[n], from, to)).sort((a, b) => a - b);
  }

  /** The units that some step changes, as sorted numbers. */
  changedEver() {
    return [...this.unitSteps.keys()].sort((a, b) => a - b);
  }

  /** The nearest step after (or before) one that changes a unit; null when there is none. */
  neighbouringChange(unit, step, direction) {
    const steps = this.unitSteps.get(unit.number) ?? [];
    const found = direction > 0 ? steps.find(s => s > step) : steps.findLast(s => s < step);
    return found ?? null;
  }

  /** The steps in which a rule fired. */
  stepsOfRule(rule) {
    this.ruleSteps ??= Map.groupBy(this.steps.keys(), number => this.steps[number].rule);
    return this.ruleSteps.get(rule) ?? [];
  }

  /** The last step up to one that changes a slot; 0 when it is still as it was initially. */
  lastChange(slot, step) {
    const unit = this.model.unitAt(slot);
    return (this.unitSteps.get(unit.number) ?? []).findLast(s => s <= step) ?? 0;
  }

  /** The value (1, 0, -1) that a list of changes has at a step; null before the first. */
  static truthAt(changes, step) {
    let value = null;
    for (let i = 0; i < changes.length && changes[i] <= step; i += 2)
      value = changes[i + 1];
    return value;
  }

  /** Stretches of equal value: `[{ from, to, value }]` up to the last step. */
  stretches(changes) {
    const result = [];
    for (let i = 0; i < changes.length; i += 2) {
      const to = i + 2 < changes.length ? changes[i + 2] - 1 : this.last;
      result.push({ from: changes[i], to, value: changes[i + 1] });
    }
    return result;
  }

  #scan() {
    const slots = this.trace.initial.slice();
    this.steps.forEach((step, number) => {
      apply(slots, step.changes);
      if (number % KEYFRAME_DISTANCE === 0)
        this.#keyframes.push(slots.slice());
      this.changedUnits.push(this.#unitsOf(step.changes));
      for (const unit of this.changedUnits[number]) {
        if (!this.unitSteps.has(unit))
          this.unitSteps.set(unit, []);
        this.unitSteps.get(unit).push(number);
      }
    });
  }

  #unitsOf(changes) {
    const units = [];
    for (let i = 0; i < changes.length; i += 2) {
      const unit = this.model.slotUnits[changes[i]];
      if (units.at(-1) !== unit)
        units.push(unit);
    }
    return units;
  }
}

function apply(slots, changes) {
  for (let i = 0; i < changes.length; i += 2)
    slots[changes[i]] = changes[i + 1];
}
