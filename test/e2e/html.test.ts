/** The HTML report as a person opens it: from disk, in a real browser. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEHAVIOUR_VERDICTS, TEST_VERDICTS } from '../../src/model/verdict.ts';
import { mutation } from '../../src/report/mutation.ts';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { KNOWN_AND_WAIVED } from '../support/known-and-waived.ts';
import { aLargeVerification } from '../support/large-verification.ts';
import {
  goTo,
  headingOf,
  openReportPages,
  timeToRender,
  violationsIn,
  type ReportPages,
} from '../support/report-pages.ts';
import { aReportedFinding, aVerification, EVERYTHING_WRONG, NOTHING_THERE } from '../support/verifications.ts';

const MINUTE = 60_000;
const MUTANTS = 1_000;
const context = { useColor: false, columns: 80 };
const large = aLargeVerification(MUTANTS);

let pages: ReportPages;
const openReport: ReportPages['open'] = (verification, options) => pages.open(verification, options);

beforeAll(async () => {
  if (hasBrowser) pages = await openReportPages();
}, MINUTE);

afterAll(async () => {
  if (hasBrowser) await pages.browser.close();
});

const countOf = (page: Page, selector: string): Promise<number> => page.locator(selector).count();
const firstTest = large.tests[0]?.id ?? '';
/** What no page of the viewer has, so that it could only come of a text. */
const MADE_OF_TEXT = 'img, iframe, main script, [onclick], [onerror], [onmouseover]';
const firstMutant = large.mutants.find(({ status }) => status === 'Survived')?.id ?? '';

const EVERY_PAGE = [
  '#behaviours',
  '#behaviour/RULE-5',
  '#tests',
  `#test/${encodeURIComponent(firstTest)}`,
  '#code',
  `#mutant/${firstMutant}`,
  '#findings',
];

describe.skipIf(!hasBrowser)(`REPORT-11: the HTML report in a browser${WITHOUT_BROWSER}`, { timeout: MINUTE }, () => {
  it('renders a thousand mutants in less than two seconds', async () => {
    expect(await timeToRender(pages, large)).toBeLessThan(2);
  });

  it.each([
    ['#behaviours', BEHAVIOUR_VERDICTS, large.behaviours],
    ['#tests', TEST_VERDICTS, large.tests],
  ] as const)('filters %s by every verdict', async (hash, verdicts, items) => {
    const page = await openReport(large, { hash });
    for (const verdict of verdicts) {
      const expected = items.filter(({ verdict: { kind } }) => kind === verdict).length;
      await page.click(`.chip[data-kind="${verdict}"]`);
      await page.waitForSelector(`.chip.on[data-kind="${verdict}"]`);
      const badges = await page.locator('.rows .badge').allInnerTexts();
      expect(badges.map((text) => text.replace(/^\S+ /, ''))).toEqual(Array.from({ length: expected }, () => verdict));
      await page.click('.chip >> text=show all');
      await page.waitForSelector('.chip.on', { state: 'detached' });
    }
    await page.close();
  });

  it.each([
    ['#behaviour/RULE-3', 'RULE-3'],
    [`#test/${encodeURIComponent(firstTest)}`, 'case 0'],
    ['#file/src%2Fmodule-1.ts', 'src/module-1.ts'],
    [`#mutant/${firstMutant}`, 'src/module-0.ts'],
    ['#behaviour/GONE-1', 'Not in this report'],
    ['#mutant/gone', 'Not in this report'],
  ])('opens at %s', async (hash, title) => {
    const page = await openReport(large, { hash });
    expect(await headingOf(page)).toContain(title);
    if (hash.includes(firstMutant)) expect(await countOf(page, `.mutant.chosen[data-mutant="${firstMutant}"]`)).toBe(1);
    await page.close();
  });

  it('opens a search and a filter from a link, and says when nothing matches', async () => {
    const page = await openReport(large, { hash: '#behaviours?show=weak&q=rule-17' });
    expect([await countOf(page, '.rows .row'), await page.inputValue('#search')]).toEqual([1, 'rule-17']);
    await page.fill('#search', 'no such thing');
    await page.waitForSelector('.empty');
    expect(await page.evaluate('location.hash')).toBe('#behaviours?show=weak&q=no+such+thing');
    await page.close();
  });

  it('is read with the keyboard alone', async () => {
    const page = await openReport(EVERYTHING_WRONG);
    await page.keyboard.press('/');
    await page.keyboard.type('cents');
    await page.locator('.rows .row').nth(1).waitFor({ state: 'detached' });
    expect(await countOf(page, '.rows .row')).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.detail');
    expect(await headingOf(page)).toContain('PRICE-4');
    await page.keyboard.press('u');
    await page.waitForSelector('.overview');
    await page.keyboard.press('t');
    await page.waitForSelector('html[data-theme=dark]');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]', { state: 'hidden' });
    await page.close();
  });

  it('shows the assertion that a finding is about, and what was expected of the code', async () => {
    const finding = aReportedFinding({
      rule: 'oracle/self-comparison',
      excerpt: { line: 36, lines: ['    expect(total(lines))', '      .toBe(total(lines)); // </script>'] },
      contradiction: { call: 'total([])', expected: '0', actual: '<b>1</b>' },
    });
    const page = await openReport(aVerification({ findings: [finding] }), { hash: '#findings' });
    expect(await page.locator('.finding .diff').innerText()).toBe(
      '36\nexpect(total(lines))\n37\n  .toBe(total(lines)); // </script>',
    );
    expect(await page.locator('.contradiction').innerText()).toBe('expected\n0\nactual\n<b>1</b>');
    await page.close();
  });

  it('shows what the baseline names and the policy waives as kinds of their own, with the reason', async () => {
    const page = await openReport(KNOWN_AND_WAIVED, { hash: '#findings?show=waived' });
    expect(await page.locator('.waiver').innerText()).toContain('The same sum. (dana, until 2027-01-31)');
    for (const [hash, shown] of [
      ['#behaviours?show=known', ['PRICE-1']],
      ['#tests?show=known', ['total › PRICE-1']],
      ['#findings?show=known', ['as total computes it']],
    ] as const) {
      await goTo(page, hash);
      const items = await page.locator('.rows .row, .finding').allInnerTexts();
      expect(items.map((text) => text.includes('known') && shown.some((part) => text.includes(part)))).toEqual([true]);
    }
    await goTo(page, '#mutant/1f3a9c200001');
    expect(await page.locator('.mutant.chosen').innerText()).toContain('saw 100 instead of 90, and accepts both.');
    expect((await violationsIn(page)).concat(pages.complaints)).toEqual([]);
    await page.close();
  });

  it('shows hostile texts as text', async () => {
    const page = await openReport(large);
    for (const hash of [
      '#behaviours',
      '#behaviour/RULE-2',
      '#tests',
      '#findings',
      '#file/src%2Fmodule-0.ts',
      '#code',
    ]) {
      await goTo(page, hash);
      expect(
        await page.evaluate(`[typeof globalThis.hacked, document.querySelectorAll('${MADE_OF_TEXT}').length]`),
      ).toEqual(['undefined', 0]);
      expect(await page.locator('body').innerText()).not.toMatch(/\p{Bidi_Control}/u);
    }
    await page.close();
  });

  it.each(['light', 'dark'] as const)('passes axe in the %s theme, on a screen and on a phone', async (colorScheme) => {
    const page = await openReport(aLargeVerification(40), { colorScheme });
    const found = [];
    for (const [position, hash] of EVERY_PAGE.entries()) {
      await page.setViewportSize({ width: position % 2 === 0 ? 1280 : 390, height: 900 });
      await goTo(page, hash);
      found.push(...(await violationsIn(page)).map((violation) => `${hash} ${violation}`));
    }
    await page.close();
    const empty = await openReport(NOTHING_THERE, { colorScheme });
    found.push(...(await violationsIn(empty)));
    await empty.close();
    expect(found).toEqual([]);
  });

  it('never scrolls sideways on a phone', async () => {
    const page = await openReport(large, { width: 360 });
    const widths = [];
    for (const hash of EVERY_PAGE) {
      await goTo(page, hash);
      widths.push(await page.evaluate('document.documentElement.scrollWidth'));
    }
    await page.close();
    expect(widths).toEqual(EVERY_PAGE.map(() => 360));
  });

  it('wrote nothing on the console and asked for nothing', () => {
    expect(pages.complaints).toEqual([]);
  });
});

it.skipIf(!hasBrowser)(
  `REPORT-10: the mutation report loads in the field's own viewer${WITHOUT_BROWSER}`,
  { timeout: MINUTE },
  async () => {
    const page = await pages.browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.setContent('<mutation-test-report-app></mutation-test-report-app>');
    await page.addScriptTag({
      path: createRequire(import.meta.url).resolve('mutation-testing-elements/dist/mutation-test-elements.js'),
    });
    await page.evaluate(`document.querySelector('mutation-test-report-app').report = ${mutation(large, context)}`);
    await page.locator('a:visible', { hasText: 'module-1.ts' }).first().waitFor();
    expect(errors).toEqual([]);
    await page.close();
  },
);
