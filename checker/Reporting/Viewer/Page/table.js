// Steps against variables: the whole trace at a glance.

import { h, fill, ending } from "./dom.js";
import { isPinned, pinnedUnits, togglePin } from "./pins.js";
import { matches } from "./filter.js";
import { laneColor } from "./lane-colors.js";
import { VirtualList, keptRows } from "./virtual.js";

const ROW = 28;
const MOST_BY_DEFAULT = 10;
const MOST_LISTED = 300;

export function tableView(app) {
  const bar = h("div.bar");
  const heads = h("div.table-row.table-head", { role: "row" });
  const scroll = h("div.scroll.table-scroll", { tabindex: "0", role: "table", "aria-label": "Steps and variables" }, heads);
  const picker = h("dialog.picker", { "aria-label": "Columns" });
  const view = h("div.view-body", null, bar, scroll, picker);
  let units = [];
  let shown = "";
  const list = new VirtualList(scroll, ROW, keptRows(
    step => row(app, units, step), step => `${step === app.store.value.step} ${shown}`, () => app.trace));

  function draw() {
    const columns = columnsOf(app);
    const key = `${pinnedUnits(app).length > 0} ${columns.map(unit => unit.number).join()}`;
    if (key !== shown)
      drawHeads(columns);
    shown = key;
    list.show(app.trace.steps.length, app.store.value.step);
  }

  function drawHeads(columns) {
    units = columns;
    const widths = `54px minmax(110px, 200px) ${units.map(() => "minmax(110px, 1fr)").join(" ")}`;
    view.style.setProperty("--columns", widths);
    view.style.setProperty("--table-width", `${156 + units.length * 110}px`);
    fill(bar,
      h("button", { onclick: () => openPicker(app, picker) }, "Columns …"),
      h("span.count", null, pinnedUnits(app).length > 0 ? `${units.length} chosen` : `the ${units.length} that change most often`));
    fill(heads, h("span", { role: "columnheader" }, "step"), h("span", { role: "columnheader" }, "rule"),
      units.map(unit => h("span.table-path", { role: "columnheader", title: unit.path }, ending(unit.path))));
  }

  app.views.table = { element: view, draw };
}

/** The pinned variables; without any, those that change most often. */
function columnsOf(app) {
  const pinned = pinnedUnits(app);
  if (pinned.length > 0)
    return pinned;
  return [...app.trace.unitSteps].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .slice(0, MOST_BY_DEFAULT).map(([number]) => number).sort((a, b) => a - b).map(number => app.model.units[number]);
}

function row(app, units, number) {
  const step = app.trace.steps[number];
  const changed = app.trace.changedUnits[number];
  return h(`div.table-row${number === app.store.value.step ? ".selected" : ""}`, {
    role: "row", "data-step": number, onclick: () => app.select(number),
  },
    h("span.number", null, number),
    h("span.table-rule", { title: app.model.ruleOf(step).name, style: { "--lane": laneColor(step.lane) } }, app.model.ruleOf(step).short),
    units.map(unit => {
      const isChanged = changed.includes(unit.number);
      return h(`span.table-cell${isChanged ? ".changed" : ""}`, { role: "cell" },
        isChanged ? h("span.change-dot", { "aria-label": "changed" }, "• ") : null, app.trace.valueAt(unit, number));
    }));
}

function openPicker(app, picker) {
  const search = h("input.filter", { type: "search", placeholder: "filter", "aria-label": "Filter columns" });
  const list = h("div.picker-list");
  const drawList = () => {
    const found = app.model.units.filter(unit => matches(search.value, unit.path))
      .sort((a, b) => isPinned(app, b.path) - isPinned(app, a.path) || changes(app, b) - changes(app, a));
    fill(list, found.slice(0, MOST_LISTED).map(unit => choice(app, unit)),
      found.length > MOST_LISTED ? h("p.count", null, `and ${found.length - MOST_LISTED} more`) : null);
  };
  search.addEventListener("input", drawList);
  drawList();
  fill(picker, h("h2", null, "Columns"), search, list,
    h("p", null, h("button", { onclick: () => picker.close() }, "Close")));
  picker.showModal();
}

function choice(app, unit) {
  const box = h("input", { type: "checkbox" });
  box.checked = isPinned(app, unit.path);
  box.addEventListener("change", () => togglePin(app, unit.path));
  return h("label", null, box, h("code", null, unit.path), h("span.count", null, ` ${changes(app, unit)} changes`));
}

function changes(app, unit) {
  return app.trace.unitSteps.get(unit.number)?.length ?? 0;
}
