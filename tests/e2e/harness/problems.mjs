// What must never happen on any page: errors in the console (a broken security policy is one), exceptions,
// and requests that leave our own origin.

export class Problems {
  #origin;
  #seen = [];
  #expected = [];

  constructor(origin) {
    this.#origin = origin;
  }

  watch(context) {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (failure) => this.#note(`exception: ${failure.error()}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      const local = url.protocol === 'data:' || url.protocol === 'blob:' || url.origin === this.#origin;
      if (!local) this.#note(`foreign request: ${url.href}`);
    });
  }

  /** For the story that provokes one: what matches is not held against it, and must have happened. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  /** One line each; none is right. */
  get lines() {
    const surprises = this.#seen.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
    const missed = this.#expected.filter((pattern) => !this.#seen.some((problem) => pattern.test(problem)));
    return [...surprises, ...missed.map((pattern) => `expected, but did not happen: ${pattern}`)];
  }

  #note(problem) {
    this.#seen.push(problem);
  }
}
