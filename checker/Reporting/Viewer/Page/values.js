// Decodes slots by their types and compares states. A slot is a number, a string (a number that is not exact here),
// or null: undefined.

/** The text of a value whose first slot is at an offset. */
export function textOf(types, type, slots, offset) {
  const shape = types[type];
  switch (shape.kind) {
    case "record":
      return "{" + shape.fields.map(f => `${f.name}: ${textOf(types, f.type, slots, offset + f.offset)}`).join(", ") + "}";
    case "array":
      return "[" + indicesOf(types, shape)
        .map((label, i) => `${label}: ${textOf(types, shape.element, slots, offset + i * types[shape.element].slots)}`)
        .join(", ") + "]";
    case "multiset":
      return "{" + elementsOf(types, shape, slots, offset).join(", ") + "}";
    default:
      return simpleText(types, shape, slots[offset]);
  }
}

/** The text of a simple value. */
export function simpleText(types, shape, slot) {
  if (slot === null)
    return "undefined";
  switch (shape.kind) {
    case "names":
      return shape.names[slot];
    case "scalarset":
      return `${shape.text}_${Number(slot) + 1}`;
    case "union":
      return unionText(types, shape, Number(slot));
    default:
      return String(slot);
  }
}

/** The index texts of an array, the least first. */
export function indicesOf(types, shape) {
  const index = types[shape.index];
  const count = shape.slots / Math.max(1, types[shape.element].slots);
  return Array.from({ length: count }, (_, i) => simpleText(types, index, Number(index.low) + i));
}

/** The texts of the elements that a multiset holds. */
export function elementsOf(types, shape, slots, offset) {
  const stride = types[shape.element].slots + 1;
  const texts = [];
  for (let i = 0; i < shape.capacity; i++) {
    if (slots[offset + i * stride] === 1)
      texts.push(textOf(types, shape.element, slots, offset + i * stride + 1));
  }
  return texts;
}

/** What left a multiset and what came, repetitions included. */
export function multisetDifference(types, shape, before, after, offset) {
  const removed = elementsOf(types, shape, before, offset);
  const added = [];
  for (const text of elementsOf(types, shape, after, offset)) {
    const kept = removed.indexOf(text);
    if (kept >= 0)
      removed.splice(kept, 1);
    else
      added.push(text);
  }
  return { removed, added };
}

/** A number to draw a simple value by: its place among its type's values; null for undefined. */
export function levelOf(slot) {
  return slot === null ? null : Number(slot);
}

function unionText(types, shape, slot) {
  let rest = slot;
  for (const member of shape.members) {
    const type = types[member];
    const size = Number(type.high) - Number(type.low) + 1;
    if (rest < size)
      return simpleText(types, type, Number(type.low) + rest);
    rest -= size;
  }
  return String(slot);
}
