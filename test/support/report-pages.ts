/** HTML reports as a person opens them: from disk, in a real browser, with whatever goes wrong in any of them noted. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import * as z from 'zod';
import type { Verification } from '../../src/model/verification.ts';
import { html } from '../../src/report/html.ts';
import { openBrowser } from './browser.ts';
import { temporaryFolder } from './copy-project.ts';

interface PageOptions {
  readonly hash?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

export interface ReportPages {
  readonly browser: Browser;
  /** Messages on the console, errors and requests, of all pages. */
  readonly complaints: readonly string[];
  readonly open: (verification: Verification, options?: PageOptions) => Promise<Page>;
}

export async function openReportPages(): Promise<ReportPages> {
  const browser = await openBrowser();
  const folder = await temporaryFolder();
  const complaints: string[] = [];
  const open: ReportPages['open'] = async (verification, options = {}) => {
    const { hash = '', colorScheme = 'light', width = 1280 } = options;
    const file = join(folder, `report-${verification.mutants.length}-${verification.tests.length}.html`);
    await writeFile(file, html(verification, { useColor: false, columns: 80 }));
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const own = pathToFileURL(file).href;
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(own) && request.url() !== 'data:,') complaints.push(`request: ${request.url()}`);
    });
    await page.goto(own + hash);
    await page.waitForSelector('.top-bar');
    return page;
  };
  return { browser, complaints, open };
}

/** To another place in the same page, as a link leads there. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(
    `location.hash = ${JSON.stringify(hash)}; new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`,
  );
}

export const headingOf = (page: Page): Promise<string> => page.locator('main h1').innerText();

const axeResult = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
  ),
});

/** What axe has against the page as it is now. */
export async function violationsIn(page: Page): Promise<string[]> {
  // A colour on its way to another is neither.
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))');
  await page.evaluate(axe.source);
  const { violations } = axeResult.parse(await page.evaluate('axe.run(document)'));
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

/** Seconds from opening a report to its first page, the best of three: other work on the machine may disturb one. */
export async function timeToRender({ open }: ReportPages, verification: Verification): Promise<number> {
  const times: number[] = [];
  while (times.length < 3) {
    const page = await open(verification);
    times.push(Number(await page.evaluate('performance.now()')));
    await page.close();
  }
  return Math.min(...times) / 1_000;
}
