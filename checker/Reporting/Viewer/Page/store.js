// What the reader looks at: one object, its listeners, and the URL fragment that mirrors it.

/** The fields that a link to a position carries, with their defaults. Beside them, `version` counts the reader's own paths. */
const LINKED = { trace: 0, step: null, view: "state", mode: "changed", since: 0, filter: "", selected: "", pins: "", names: "" };

export class Store {
  #listeners = [];
  #value;

  constructor(initial) {
    this.#value = { ...LINKED, version: 0, ...initial };
  }

  get value() {
    return this.#value;
  }

  /** Changes fields and tells the listeners; nothing happens when all are as they were. */
  set(patch) {
    const before = this.#value;
    if (Object.entries(patch).every(([name, value]) => before[name] === value))
      return;
    this.#value = { ...before, ...patch };
    this.#listeners.forEach(listener => listener(this.#value, before));
  }

  /** Calls a listener now and after every change. */
  watch(listener) {
    this.#listeners.push(listener);
    listener(this.#value, null);
  }
}

/** Whether another trace is shown than before, or the same under other names. */
export function isOtherTrace(value, before) {
  return before === null || before.trace !== value.trace || before.version !== value.version || before.names !== value.names;
}

/** The fragment for a position: only what is not as by default. */
export function toFragment(value) {
  const parts = new URLSearchParams();
  for (const [name, normal] of Object.entries(LINKED)) {
    if (value[name] !== normal)
      parts.set(name, String(value[name]));
  }
  return parts.toString();
}

/** The fields of a fragment that make sense. */
export function fromFragment(fragment) {
  const fields = {};
  for (const [name, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (!Object.hasOwn(LINKED, name))
      continue;
    const isNumber = name === "step" || typeof LINKED[name] === "number";
    if (!isNumber)
      fields[name] = text;
    else if (/^\d{1,9}$/.test(text))
      fields[name] = Number(text);
  }
  return fields;
}
