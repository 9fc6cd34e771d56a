// Everything works from the keyboard; "?" shows how.

import { h } from "./dom.js";

export function keys(app) {
  const table = [
    [["j", "ArrowDown", "ArrowRight"], "j ↓ →", "next step", () => app.move(1)],
    [["k", "ArrowUp", "ArrowLeft"], "k ↑ ←", "previous step", () => app.move(-1)],
    [["PageDown"], "PgDn", "ten steps on", () => app.move(10)],
    [["PageUp"], "PgUp", "ten steps back", () => app.move(-10)],
    [["Home", "g"], "g Home", "initial state", () => app.select(0)],
    [["End", "G"], "G End", "last step", () => app.select(app.trace.last)],
    [["n"], "n", "next change of the selected variable", () => app.moveToChange(1)],
    [["p"], "p", "previous change of the selected variable", () => app.moveToChange(-1)],
    [["/"], "/", "filter variables, or find a value", () => app.goToFilter()],
    [["f"], "f", "fold all", () => app.foldAll?.(true)],
    [["e"], "e", "unfold all", () => app.foldAll?.(false)],
    [["["], "[", "previous counterexample", () => app.selectTrace(app.store.value.trace - 1)],
    [["]"], "]", "next counterexample", () => app.selectTrace(app.store.value.trace + 1)],
    ...app.tabs.map(([view, name], i) => [[String(i + 1)], String(i + 1), name.toLowerCase(), () => app.store.set({ view })]),
    [["t"], "t", "light or dark", app.switchTheme],
    [["?"], "?", "this list", () => app.showHelp()],
  ];
  const dialog = h("dialog.help", { "aria-label": "Keys" },
    h("h2", null, "Keys"),
    h("table", null, table.map(([, shown, what]) => h("tr", null, h("th", null, h("kbd", null, shown)), h("td", null, what)))),
    h("form", { method: "dialog" }, h("button", null, "Close")));
  document.body.append(dialog);
  app.showHelp = () => dialog.open ? dialog.close() : dialog.showModal();
  dialog.addEventListener("click", event => event.target === dialog && dialog.close());
  // With the policy "form-action 'none'" only the script may close it.
  dialog.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    dialog.close();
  });

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, textarea, select"))
      return;
    if (dialog.open && event.key !== "?")
      return;
    // Without a trace there is nothing to walk through.
    if (app.traces.length === 0 && event.key !== "t" && event.key !== "?")
      return;
    const action = table.find(([names]) => names.includes(event.key))?.[3];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}
