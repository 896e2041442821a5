// One device with its browser: what a person can do with it, and what it remembers.

import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChromium } from './chromium.mjs';
import { Problems } from './problems.mjs';
import { VIEWPORTS } from './viewports.mjs';

const OUT = fileURLToPath(new URL('../out/', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export class Device {
  #origin;
  #profile;
  #options;
  #context;
  #problems;
  /** By how many milliseconds its clock is ahead of ours; undefined: it goes by ours. */
  #ahead;

  /** The page in front. A new one after `restart`. */
  page;

  /** `now`, an instant such as `2026-11-23T09:00+08:00`, sets its clock; it ticks on from there. */
  static async start(
    origin,
    { viewport = 'tablet', locale = 'zh-CN', timezone = 'Asia/Shanghai', scheme = 'light', now },
  ) {
    const device = new Device();
    device.#origin = origin;
    device.#profile = await mkdtemp(path.join(os.tmpdir(), 'redress-device-'));
    device.#options = { viewport: VIEWPORTS[viewport], locale, timezoneId: timezone, colorScheme: scheme };
    device.#problems = new Problems(origin);
    if (now) device.#ahead = Date.parse(now) - Date.now();
    await device.#switchOn();
    return device;
  }

  async #switchOn() {
    this.#context = await startChromium(this.#profile, this.#options);
    this.#problems.watch(this.#context);
    if (this.#ahead !== undefined) await this.#context.clock.install({ time: Date.now() + this.#ahead });
    this.page = this.#context.pages()[0] ?? (await this.#context.newPage());
  }

  /** Goes to an address of the app and waits until the app stands there. */
  async open(address = '/') {
    await this.page.goto(this.#origin + address);
    await this.standing();
  }

  async reload() {
    await this.page.reload();
    await this.standing();
  }

  /** Every page of the app has one <main>. */
  async standing() {
    await this.page.locator('main').first().waitFor();
  }

  /** Waits until the build is stored on the device and answers this page. */
  async storedForOffline() {
    await this.page.waitForFunction(
      () => window.redressOffline.state === 'ready' && navigator.serviceWorker.controller,
    );
  }

  /** Moves the clock of a device with a `now` on. What was due to happen meanwhile happens once. */
  async later(hours) {
    const milliseconds = hours * 3_600_000;
    this.#ahead += milliseconds;
    await this.#context.clock.fastForward(milliseconds);
  }

  /** The network cable of this device alone; to be sure, stop the server as well. */
  async setOffline(offline = true) {
    await this.#context.setOffline(offline);
  }

  /** Closes the browser and opens it again, some hours later on a device with a `now`: the same memory, a new `page`. */
  async restart(hours = 0) {
    await this.#context.close();
    if (hours > 0) this.#ahead += hours * 3_600_000;
    await this.#switchOn();
  }

  /** Another tab of the same browser. */
  async newTab() {
    return this.#context.newPage();
  }

  /** Does `act` and answers the file that it brought: `{ name, path, bytes, text }`. */
  async download(act) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    const file = await download.path();
    const bytes = await readFile(file);
    return { name: download.suggestedFilename(), path: file, bytes, text: bytes.toString('utf8') };
  }

  /** Accessibility: what axe finds wrong on this page, one line each; none is right. */
  async accessibilityProblems() {
    await this.page.evaluate(await readFile(AXE, 'utf8'));
    const { violations } = await this.page.evaluate(() => window.axe.run());
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} (${node.target.join(' ')})`),
    );
  }

  /** Writes out/<name>-<pc|tablet|phone>-<light|dark>.png: this page in every size and both schemes. */
  async screenshots(name) {
    await mkdir(OUT, { recursive: true });
    for (const [screen, size] of Object.entries(VIEWPORTS)) {
      await this.page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark']) {
        // Without motion: a colour half-way between two schemes is nobody's.
        await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await this.#drawn();
        await this.page.screenshot({ path: path.join(OUT, `${name}-${screen}-${colorScheme}.png`) });
      }
    }
    await this.page.setViewportSize(this.#options.viewport);
    await this.page.emulateMedia({ colorScheme: this.#options.colorScheme, reducedMotion: null });
  }

  /** A list that follows the size of the window has had its frame. */
  async #drawn() {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** One picture of the page as it is; stories that fail take one by themselves. */
  async screenshot(name) {
    await mkdir(OUT, { recursive: true });
    await this.page.screenshot({ path: path.join(OUT, `${name}.png`) });
  }

  /** A story that provokes an error says which. */
  expectProblem(pattern) {
    this.#problems.expect(pattern);
  }

  get problems() {
    return this.#problems.lines;
  }

  async discard() {
    await this.#context.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
