// A person without a mouse: goes on with Tab, never jumps. At every stop the focus must be seen.

import assert from 'node:assert/strict';

/** More stops than any page has between two things to do: beyond it, the way is closed. */
const MOST_STOPS = 80;

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  /** Tab by Tab until the focus is on `selector`. */
  async to(selector) {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const at = await this.page.evaluate(describeFocus, selector);
      if (at.isThere) return;
      await this.press('Tab');
      await this.#isSeen(selector);
    }
    assert.fail(`Tab does not lead to ${selector}; it stands at ${(await this.page.evaluate(describeFocus, selector)).name}`);
  }

  async type(selector, text) {
    await this.to(selector);
    await this.page.keyboard.insertText(text);
  }

  async enter(selector) {
    await this.to(selector);
    await this.press('Enter');
  }

  /** In a group of radio buttons: `steps` beyond the first. */
  async choose(group, steps = 0) {
    await this.to(`#${group} input`);
    await this.press('Space');
    for (let step = 0; step < steps; step += 1) await this.press('ArrowRight');
  }

  /** In a list that opens: `steps` below what it shows. */
  async down(selector, steps = 1) {
    await this.to(selector);
    for (let step = 0; step < steps; step += 1) await this.press('ArrowDown');
  }

  async focused(selector) {
    await this.page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
  }

  async #isSeen(selector) {
    const at = await this.page.evaluate(describeFocus, selector);
    assert.ok(at.isMarked, `on the way to ${selector}: no mark of the focus at ${at.name}`);
    assert.ok(at.isInView, `on the way to ${selector}: the focus is out of view at ${at.name}`);
  }
}

/** Runs in the page. */
function describeFocus(selector) {
  const element = document.activeElement;
  // Between the last stop and the first the browser itself has the focus.
  if (!element || element === document.body) {
    return { name: 'the end of the page', isThere: false, isMarked: true, isInView: true };
  }
  const marked = element.matches('.pick-one input') ? element.nextElementSibling : element;
  const { top, bottom } = marked.getBoundingClientRect();
  // A date has stops inside, and marks them itself.
  const marksItself = element.matches('[type="date"], [type="datetime-local"]');
  return {
    name: `${element.tagName.toLowerCase()}#${element.id} ${element.textContent.trim().slice(0, 20)}`,
    isThere: element.matches(selector),
    isMarked: marksItself || getComputedStyle(marked).outlineStyle !== 'none',
    isInView: bottom > 0 && top < innerHeight,
  };
}
