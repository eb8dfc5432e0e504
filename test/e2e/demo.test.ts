/** A real run, that of the demo: what it finds, and its HTML report in a real browser. */
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../src/model/rules.ts';
import type { Verification } from '../../src/model/verification.ts';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { temporaryFolder } from '../support/copy-project.ts';
import {
  goTo,
  headingOf,
  openReportPages,
  timeToRender,
  violationsIn,
  type ReportPages,
} from '../support/report-pages.ts';
import { runCheck } from '../support/run-cli.ts';

const CHECKOUT = fileURLToPath(new URL('../../examples/checkout', import.meta.url));
const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const MINUTE = 60_000;

let pages: ReportPages;
let report: Verification;

beforeAll(async () => {
  const folder = await temporaryFolder();
  const root = join(folder, 'checkout');
  await cp(CHECKOUT, root, { recursive: true });
  await symlink(NODE_MODULES, join(folder, 'node_modules'));
  if (hasBrowser) pages = await openReportPages();
  ({ report } = await runCheck(root));
}, 2 * MINUTE);

afterAll(async () => {
  if (hasBrowser) await pages.browser.close();
});

/** Where each thing of the report is shown, and a text of its heading. */
function placesOf({ behaviours, tests, mutants }: Verification): readonly (readonly [hash: string, title: string])[] {
  const files = new Set(mutants.map(({ file }) => file));
  return [
    ...behaviours.map(({ id }) => [`#behaviour/${encodeURIComponent(id)}`, id] as const),
    ...tests.map(({ id, name }) => [`#test/${encodeURIComponent(id)}`, name.split(' > ').at(-1) ?? ''] as const),
    ...[...files].map((file) => [`#file/${encodeURIComponent(file)}`, file] as const),
    ...mutants.map(({ id, file }) => [`#mutant/${id}`, file] as const),
  ];
}

it('CHECK-1: examples/checkout shows each oracle rule when it is run', () => {
  const told: readonly string[] = report.findings
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ rule }) => rule);
  expect(Object.keys(RULES).filter((rule) => rule.startsWith('oracle/') && !told.includes(rule))).toEqual([]);
});

describe.skipIf(!hasBrowser)(`REPORT-11: the demo's report${WITHOUT_BROWSER}`, { timeout: MINUTE }, () => {
  it('renders in less than two seconds', async () => {
    expect(await timeToRender(pages, report)).toBeLessThan(2);
  });

  it('has a page for each behaviour, test, file and change', async () => {
    const page = await pages.open(report);
    const wrong = [];
    for (const [hash, title] of placesOf(report)) {
      await goTo(page, hash);
      const shown = await headingOf(page);
      if (!shown.includes(title)) wrong.push(`${hash}: ${shown}`);
    }
    await page.close();
    expect(wrong).toEqual([]);
  });

  it('filters behaviours and tests by each verdict that occurs', async () => {
    const page = await pages.open(report);
    for (const list of ['behaviours', 'tests'] as const) {
      for (const kind of new Set(report[list].map(({ verdict }) => verdict.kind))) {
        await goTo(page, `#${list}?show=${kind}`);
        const expected = report[list].filter(({ verdict }) => verdict.kind === kind).length;
        expect(await page.locator('.rows .row').count()).toBe(expected);
      }
    }
    await page.close();
  });

  it.each(['light', 'dark'] as const)('passes axe in the %s theme', async (colorScheme) => {
    const page = await pages.open(report, { colorScheme });
    const found = [];
    const mutant = report.mutants.find(({ status }) => status === 'Survived')?.id ?? '';
    for (const hash of ['#behaviours', '#behaviour/PRICE-2', '#tests', `#mutant/${mutant}`, '#findings']) {
      await goTo(page, hash);
      found.push(...(await violationsIn(page)).map((violation) => `${hash} ${violation}`));
    }
    await page.close();
    expect(found).toEqual([]);
  });

  it('wrote nothing on the console and asked for nothing', () => {
    expect(pages.complaints).toEqual([]);
  });
});
