// A list of rows of one height of which only those in sight exist, so that ten thousand cost as little as ten.

import { h } from "./dom.js";

const OVERSCAN = 8;

export class VirtualList {
  #render;
  #rowHeight;
  #count = 0;
  #scheduled = false;
  #awaited = null;

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
    container.addEventListener("scroll", () => this.#schedule(), { passive: true });
    new ResizeObserver(() => {
      if (this.#awaited !== null)
        this.#reveal(this.#awaited);
      this.#schedule();
    }).observe(container);
  }

  /** Draws again, scrolled as little as it takes to show a row with its neighbours. */
  show(count, row) {
    this.#count = count;
    this.space.style.height = `${count * this.#rowHeight}px`;
    this.#reveal(row);
    this.update();
  }

  /** Draws the rows in sight. */
  update() {
    const count = this.#count;
    const top = this.container.scrollTop;
    const first = Math.max(0, Math.floor(top / this.#rowHeight) - OVERSCAN);
    const end = Math.min(count, Math.ceil((top + this.container.clientHeight) / this.#rowHeight) + OVERSCAN);
    this.window.style.transform = `translateY(${first * this.#rowHeight}px)`;
    this.window.replaceChildren(...this.#render(first, end, first * this.#rowHeight));
  }

  #reveal(row) {
    const height = this.container.clientHeight;
    // Before the page is laid out, or while the list is not shown, nothing can scroll.
    this.#awaited = height === 0 ? row : null;
    if (height === 0)
      return;
    const margin = Math.min(this.#rowHeight * 1.5, height / 4);
    const top = row * this.#rowHeight;
    const scroll = this.container.scrollTop;
    if (top - margin < scroll)
      this.container.scrollTop = Math.max(0, top - margin);
    else if (top + this.#rowHeight + margin > scroll + height)
      this.container.scrollTop = top + this.#rowHeight + margin - height;
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
