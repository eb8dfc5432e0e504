/** A headless Chromium, where the machine has one. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const folders = (process.env['PATH'] ?? '').split(delimiter);

/** Its path. */
export const chromiumPath: string | undefined =
  process.env['CHROME_PATH'] ?? folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);

export const hasBrowser: boolean = chromiumPath !== undefined;

/** For the titles of tests, so that nobody takes what did not run for what passed. */
export const WITHOUT_BROWSER: string = hasBrowser
  ? ''
  : ' (SKIPPED: no Chromium on this machine; install one, or name it in CHROME_PATH)';

export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium on this machine');
  // Root, as in containers, has no sandbox.
  return chromium.launch({ executablePath: chromiumPath, chromiumSandbox: process.getuid?.() !== 0 });
}
