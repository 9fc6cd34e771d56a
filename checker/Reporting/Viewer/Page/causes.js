// The backward slice: the steps that wrote what was read, and what those had read, and so on.

/**
 * Walks back from something that read parts of the state.
 * @param flows what it read: writer, first slot, number of slots, one after another
 * @param isDirect stops at the first writers
 * @returns steps in order, for each the units that were read, and edges between them; "goal" is where the walk began
 */
export function causesOf(app, step, flows, isDirect) {
  const wrote = new Map();
  const edges = [];
  const queue = [];
  const follow = (reader, read) => {
    const writers = new Set();
    for (let i = 0; i < read.length; i += 3) {
      const writer = read[i];
      if (!wrote.has(writer)) {
        wrote.set(writer, new Set());
        queue.push(writer);
      }
      app.model.unitsIn(read[i + 1], read[i + 2]).forEach(unit => wrote.get(writer).add(unit));
      writers.add(writer);
    }
    writers.forEach(writer => edges.push({ from: writer, to: reader }));
  };
  follow("goal", flows);
  while (!isDirect && queue.length > 0) {
    const writer = queue.shift();
    follow(writer, app.trace.steps[writer].flows);
  }
  return { steps: [...wrote.keys()].sort((a, b) => a - b), wrote, edges };
}
