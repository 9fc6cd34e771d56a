// Variables that the reader keeps in sight: columns of the lanes and of the table.

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** The pinned units, in the order of pinning. */
export function pinnedUnits(app) {
  return app.store.value.pins.split(";").map(path => app.model.unitByPath(path)).filter(unit => unit !== null);
}

export function isPinned(app, path) {
  return app.store.value.pins.split(";").includes(path);
}

export function togglePin(app, path) {
  const pins = app.store.value.pins.split(";").filter(other => other !== "" && other !== path);
  app.store.set({ pins: (isPinned(app, path) ? pins : [...pins, path]).join(";") });
}

export function pinButton(app, path) {
  const pinned = isPinned(app, path);
  return h("button.icon.copy", {
    title: pinned ? "Take out of lanes and table" : "Show in lanes and table",
    "aria-label": pinned ? "Unpin" : "Pin", "aria-pressed": String(pinned),
    onclick: event => {
      event.stopPropagation();
      togglePin(app, path);
    },
  }, icon("pin"));
}
