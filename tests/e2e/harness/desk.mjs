// The desk as a person uses it: set up, register, act on a case, exchange files. Speaks of screens, not of selectors.

export class Desk {
  constructor(device) {
    this.device = device;
  }

  get page() {
    return this.device.page;
  }

  // ---- first run ----

  async beginHeadOffice({ chain, name, who, post = 'manager' }) {
    await this.page.click('#for-head-office');
    await this.page.fill('#chain', chain);
    await this.page.fill('#chain-name', name);
    await this.page.fill('#who', who);
    await this.page.selectOption('#post', post);
    await this.page.click('#begin');
    await this.page.locator('#acting').waitFor();
  }

  /** With head office's file: chain and stores come from it. */
  async beginStoreWith(file, code) {
    await this.page.click('#for-store');
    await this.page.setInputFiles('#head-office-file', file);
    await this.page.locator('select#store-code').selectOption(code);
    await this.page.click('#begin');
    await this.page.locator('#acting').waitFor();
  }

  async addStore(code, name) {
    await this.go('/settings');
    await this.unfold('#new-store-code');
    await this.page.fill('#new-store-code', code);
    await this.page.fill('#new-store-name', name);
    await this.page.click('#save-store');
    await this.page.locator('th', { hasText: code }).waitFor();
  }

  async addPerson(name, post, store) {
    await this.go('/settings');
    await this.unfold('#person-name');
    await this.page.fill('#person-name', name);
    await this.page.selectOption('#person-post', post);
    if (store) await this.page.selectOption('#person-store', store);
    await this.page.click('#add-person');
    await this.page.locator('th', { hasText: name }).waitFor();
  }

  // ---- getting about ----

  /** By the rail, as a person would: no reload. */
  async go(address) {
    await this.page.locator(`.rail a[href="${address}"]`).click();
  }

  async openCase(number) {
    await this.go('/cases');
    await this.page.locator(`a[href="/cases/${number}"]`).first().click();
    await this.page.locator('.next-step').waitFor();
  }

  async actAs(name) {
    const value = await this.page.locator('#acting option', { hasText: name }).getAttribute('value');
    await this.page.selectOption('#acting', value);
  }

  async unfold(selector) {
    const summary = this.page.locator(`details:has(${selector}) > summary`).last();
    if (!(await this.page.locator(selector).isVisible())) await summary.click();
  }

  /** One of a group of big radio buttons. */
  async pick(group, value) {
    await this.page.locator(`#${group} input[value="${value}"]`).check({ force: true });
  }

  async tick(name) {
    await this.page.locator('label.check, label.pick-one, label.tick', { hasText: name }).first().click();
  }

  // ---- registering ----

  async fillRegistration(form) {
    const picks = ['kind', 'emotion', 'severity', 'level'];
    for (const [field, value] of Object.entries(form)) {
      if (picks.includes(field)) {
        await this.pick(`register-${field}`, value);
      } else if ((await this.page.locator(`select#register-${field}`).count()) > 0) {
        await this.page.selectOption(`#register-${field}`, value);
      } else {
        await this.page.fill(`#register-${field}`, value);
      }
    }
  }

  /** Answers the number that the customer is told. */
  async register() {
    await this.page.click('#register-save');
    const number = this.page.locator('#registered-number');
    await number.filter({ hasText: /\S/ }).waitFor();
    return (await number.textContent()).trim();
  }

  // ---- acting on a case ----

  /** Presses the main button of a form, and waits until the act is recorded. */
  async act(form) {
    const before = await this.status();
    await this.page.click(`#${form}-act`);
    await this.page.locator('.notice.done').first().waitFor();
    return before;
  }

  async status() {
    return (await this.page.locator('.case-head .status, [data-status]').first().textContent())?.trim();
  }

  /** The head of the case: who, what, level, form, status. */
  async head() {
    return this.page.locator('.case-head').textContent();
  }

  /** What the panel of the next step says. */
  async nextStep() {
    return this.page.locator('.next-step').textContent();
  }

  /** The less usual acts that are offered now. */
  async deeds() {
    const more = this.page.locator('details.more');
    if (!(await more.evaluate((details) => details.open))) await more.locator('summary').first().click();
    return more.locator('.deeds button').allTextContents();
  }

  /** Opens the small form of one of them. */
  async deed(name) {
    await this.deeds();
    await this.page.locator('.deeds button', { hasText: name }).click();
  }

  /** How one clock of the case stands: the newest of that name. */
  async clockStanding(title) {
    await this.tab('时限');
    return (await this.clocks()).find((clock) => clock.title === title)?.standing;
  }

  /** One of the tabs below the panel: 经过, 处理单, 时限. */
  async tab(name) {
    await this.page.locator('.tab-list button', { hasText: name }).click();
  }

  /** Every clock of the case on the tab 时限: what it is, how it stands, from when to when, and why. */
  async clocks() {
    await this.page.locator('.clocks').waitFor();
    return this.page.locator('.clock-list > li').evaluateAll((lines) =>
      lines.map((line) => {
        const text = (selector) => line.querySelector(selector)?.textContent.trim().replace(/\s+/g, ' ');
        const [started, due] = [...line.querySelectorAll('.clock-times span')].map((span) => span.textContent.trim());
        return {
          title: text('b'),
          standing: text('.bar :not(b):not(small)'),
          form: text('small'),
          started,
          due,
          why: text('.why-lines'),
        };
      }),
    );
  }

  // ---- exchange ----

  /** Exports to head office, or to a store, and answers the file. */
  async exportTo(store) {
    await this.go('/exchange');
    if (store) await this.page.selectOption('#receiver', store);
    const file = await this.device.download(() => this.page.click('#export'));
    await this.page.locator('#send .notice.done').waitFor();
    return file;
  }

  /** Dry run, then takes over what is sound. Answers the sentence that the page says. */
  async receive(...files) {
    await this.go('/exchange');
    await this.page.setInputFiles('#files', files);
    await this.page.locator('.dry-run').first().waitFor();
    await this.page.click('#accept');
    const said = this.page.locator('#receive .notice.done');
    await said.waitFor();
    return said.textContent();
  }

  // ---- reading ----

  /** How many cases the list has. */
  async caseCount() {
    await this.go('/cases');
    const said = await this.page.locator('.found').textContent();
    return Number(/共 (\d+) 件/.exec(said)[1]);
  }

  /** How the cases closed this week were closed, by the report. */
  async closedWays() {
    await this.go('/reports');
    const table = this.page.locator('.report table', { hasText: '结案方式' });
    const lines = await table.locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector('th').textContent.trim(),
        Number(row.querySelector('.number').textContent),
      ]),
    );
    return Object.fromEntries(lines);
  }

  /** Some figures of the weekly report: each of the week of `day`, then of the week before. */
  async weekOf(day) {
    await this.go('/reports');
    const week = await this.page.locator('#week').textContent();
    await this.page.fill('#week-of', day);
    await this.page.waitForFunction(
      ([week, day]) => {
        const shown = document.querySelector('#week-of').value;
        return shown === day && document.querySelector('#week').textContent !== week;
      },
      [week, day],
    );
    return this.page.evaluate(() => {
      const tables = [...document.querySelectorAll('.report table')];
      const headed = (name) => tables.find((table) => table.querySelector('th').textContent.trim() === name);
      const row = (table, name) =>
        [...table.querySelectorAll('tbody tr')].find((row) => row.querySelector('th').textContent.trim() === name);
      const both = (cell) => [
        Number(cell.querySelector('.number').textContent),
        Number(cell.querySelector('.before').textContent),
      ];
      const total = headed('全部').querySelectorAll('td');
      const response = row(headed('时限'), '一个工作日内首次响应率').querySelectorAll('td');
      const channels = [...headed('渠道').querySelectorAll('tbody tr')].map((row) => [
        row.querySelector('th').textContent.trim(),
        both(row.querySelector('td')),
      ]);
      return {
        received: both(total[0]),
        closed: both(total[1]),
        open: both(total[2]),
        inTime: both(response[1]),
        late: both(response[2]),
        channels: Object.fromEntries(channels),
      };
    });
  }
}
