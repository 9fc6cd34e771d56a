// A list of rows of one height of which only those in sight exist, so that ten thousand cost as little as ten.

import { h } from "./dom.js";

const OVERSCAN = 8;

export class VirtualList {
  #render;
  #rowHeight;
  #count = 0;
  #scheduled = false;
  #awaited = null;
  // What the browser would have to lay the page out for, to say it again.
  #top = 0;
  #height = 0;

  /**
   * @param container scrolls; gets one child that is as high as all rows together
   * @param rowHeight in CSS pixels
   * @param render (first, end, top) => nodes of the rows [first, end), to be placed from `top`
   */
  constructor(container, rowHeight, render) {
    this.container = container;
    this.#rowHeight = rowHeight;
    this.#render = render;
    this.space = h("div.virtual-space", { role: "presentation" });
    this.window = h("div.virtual-window", { role: "presentation" });
    this.space.append(this.window);
    container.append(this.space);
    container.addEventListener("scroll", () => {
      this.#top = container.scrollTop;
      this.#schedule();
    }, { passive: true });
    new ResizeObserver(() => {
      this.#height = container.clientHeight;
      this.#top = container.scrollTop;
      if (this.#awaited !== null)
        this.#reveal(this.#awaited);
      this.#schedule();
    }).observe(container);
  }

  /** Draws again, scrolled as little as it takes to show a row with its neighbours. */
  show(count, row) {
    if (this.#count !== count)
      this.space.style.height = `${count * this.#rowHeight}px`;
    this.#count = count;
    this.#reveal(row);
    this.update();
  }

  /** Draws the rows in sight. */
  update() {
    const count = this.#count;
    const top = this.#top;
    const first = Math.max(0, Math.floor(top / this.#rowHeight) - OVERSCAN);
    const end = Math.min(count, Math.ceil((top + this.#height) / this.#rowHeight) + OVERSCAN);
    this.window.style.transform = `translateY(${first * this.#rowHeight}px)`;
    place(this.window, this.#render(first, end, first * this.#rowHeight));
  }

  #reveal(row) {
    const height = this.#height;
    // Before the page is laid out, or while the list is not shown, nothing can scroll.
    this.#awaited = height === 0 ? row : null;
    if (height === 0)
      return;
    const margin = Math.min(this.#rowHeight * 1.5, height / 4);
    const top = row * this.#rowHeight;
    if (top - margin < this.#top)
      this.#scrollTo(top - margin);
    else if (top + this.#rowHeight + margin > this.#top + height)
      this.#scrollTo(top + this.#rowHeight + margin - height);
  }

  #scrollTo(top) {
    // A little beyond, for what else is in the container; the browser knows where it ends.
    const end = (this.#count + 2) * this.#rowHeight - this.#height;
    this.#top = Math.max(0, Math.min(top, end));
    this.container.scrollTop = this.#top;
  }

  #schedule() {
    if (this.#scheduled)
      return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      this.update();
    });
  }
}

/**
 * Renders rows one by one and keeps those that are drawn again as they were.
 * @param render row => node
 * @param keyOf row => text that is another when the row looks otherwise
 * @param ownerOf () => what the rows are of: with another one, none is kept
 */
export function keptRows(render, keyOf, ownerOf) {
  let kept = new Map();
  let owner = null;
  return (first, end) => {
    const known = ownerOf() === owner ? kept : new Map();
    owner = ownerOf();
    kept = new Map();
    for (let row = first; row < end; row++) {
      const key = keyOf(row);
      const old = known.get(row);
      kept.set(row, old?.key === key ? old : { key, node: render(row) });
    }
    return [...kept.values()].map(({ node }) => node);
  };
}

/** Gives an element other children, and leaves those alone that it has already. */
function place(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) {
    if (!wanted.has(child))
      child.remove();
  }
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next)
      next = next.nextSibling;
    else
      parent.insertBefore(node, next);
  }
}
