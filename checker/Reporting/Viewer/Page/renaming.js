// Under symmetry reduction the search stores one state of all that differ in the names of scalarset elements only. Here a
// trace is shown as those states are: each one renamed as the search has renamed it.

import { simpleText } from "./values.js";

/** The names that a step's state is stored under: from each scalarset type's number to the name of each element. */
export function namesAt(trace, step) {
  const { types, names, steps } = trace.stored;
  return new Map(names[steps[step]].map((type, i) => [types[i], type]));
}

/** `Node_1 as Node_3, …`: what is renamed in a step's state; empty when nothing is. */
export function renamingText(model, trace, step) {
  const parts = [];
  for (const [type, names] of namesAt(trace, step)) {
    const shape = model.types[type];
    names.forEach((name, element) => {
      if (name !== element)
        parts.push(`${simpleText(model.types, shape, element)} as ${simpleText(model.types, shape, name)}`);
    });
  }
  return parts.join(", ");
}

/** The trace with every state as it is stored. Texts that name elements stay as they are. */
export function storedTrace(model, traceModel) {
  const { trace } = traceModel;
  const states = number => renamed(model, traceModel.stateAt(number), namesAt(trace, number));
  const initial = states(0);
  let before = initial;
  const steps = trace.steps.map((step, number) => {
    const after = number === 0 ? before : states(number);
    const changes = number === 0 ? [] : changesBetween(before, after);
    before = after;
    const places = number === 0 ? null : placesOf(model, namesAt(trace, number - 1));
    return { ...step, changes, flows: number === 0 ? [] : moved(step.flows, 3, 1, places) };
  });
  const explanations = trace.explanations.map(explanation => {
    const places = placesOf(model, namesAt(trace, explanation.step));
    const culprits = explanation.culprits.map(culprit => ({ ...culprit, slots: moved(culprit.slots, 2, 0, places) }));
    return { ...explanation, culprits };
  });
  return { ...trace, initial, steps, explanations };
}

/** The slots of a state under other names. */
function renamed(model, slots, names) {
  const result = slots.slice();
  walk(model, names, (from, to, type) => result[to] = renamedValue(model.types, model.types[type], type, slots[from], names));
  return result;
}

/** For each slot where it is under other names. */
function placesOf(model, names) {
  const places = [];
  walk(model, names, (from, to) => places[from] = to);
  return places;
}

function walk(model, names, visit) {
  const { types } = model;
  const go = (number, from, to) => {
    const shape = types[number];
    if (shape.kind === "record")
      shape.fields.forEach(field => go(field.type, from + field.offset, to + field.offset));
    else if (shape.kind === "array")
      goArray(shape, from, to);
    else if (shape.kind === "multiset")
      goMultiset(shape, from, to);
    else
      visit(from, to, number);
  };
  const goArray = (shape, from, to) => {
    const stride = types[shape.element].slots;
    const low = Number(types[shape.index].low);
    for (let i = 0; i * stride < shape.slots; i++) {
      const place = renamedValue(types, types[shape.index], shape.index, low + i, names) - low;
      go(shape.element, from + i * stride, to + place * stride);
    }
  };
  // Its places have no names; before each element stands whether it is there.
  const goMultiset = (shape, from, to) => {
    const stride = types[shape.element].slots + 1;
    for (let i = 0; i < shape.capacity; i++) {
      visit(from + i * stride, to + i * stride, null);
      go(shape.element, from + i * stride + 1, to + i * stride + 1);
    }
  };
  model.bundle.variables.forEach(variable => go(variable.type, variable.offset, variable.offset));
}

function renamedValue(types, shape, number, slot, names) {
  if (slot === null || shape === undefined)
    return slot;
  if (shape.kind === "scalarset")
    return names.get(number)?.[slot] ?? slot;
  return shape.kind === "union" ? renamedMember(types, shape, slot, names) : slot;
}

function renamedMember(types, shape, slot, names) {
  let start = 0;
  for (const member of shape.members) {
    const type = types[member];
    const size = Number(type.high) - Number(type.low) + 1;
    if (slot < start + size)
      return start + renamedValue(types, type, member, slot - start, names);
    start += size;
  }
  return slot;
}

function changesBetween(before, after) {
  const changes = [];
  for (let slot = 0; slot < before.length; slot++) {
    if (before[slot] !== after[slot])
      changes.push(slot, after[slot]);
  }
  return changes;
}

/** Runs of slots, each in an entry of some numbers with its first slot at one of them, taken apart and moved. */
function moved(entries, size, first, places) {
  const result = [];
  for (let i = 0; i < entries.length; i += size) {
    for (let k = 0; k < entries[i + first + 1]; k++)
      result.push(...entries.slice(i, i + first), places[entries[i + first] + k], 1);
  }
  return result;
}
