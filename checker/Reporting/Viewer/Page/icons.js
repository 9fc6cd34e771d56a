// Small drawings for buttons: glyphs of their kind are missing from many fonts.

import { svg } from "./dom.js";

const PATHS = {
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  path: "M3 8h10M9 4l4 4-4 4M3 4v8",
  pin: "M6 2.5h4M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v5",
  check: "M3 8.5l3.5 3.5L13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  star: "M8 2.2l1.8 3.8 4.1.5-3 2.9.8 4.1L8 11.5l-3.7 2 .8-4.1-3-2.9 4.1-.5z",
  fold: "M3 3.5h10M3 12.5h10M8 5.2v2.2M6.4 6.6L8 8.1l1.6-1.5M8 10.8V9.4",
  unfold: "M3 3.5h10M3 12.5h10M6 6.5L8 8.5l2-2",
  theme: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  help: "M5.8 6.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12.2v.3",
  back: "M10 3L5 8l5 5",
  on: "M6 3l5 5-5 5",
};

/** A drawing of 16 pixels; the button around it says what it means. */
export function icon(name) {
  return svg("svg.drawing", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: PATHS[name] }));
}
