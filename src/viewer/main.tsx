/** Shows the report that the page holds as JSON. */
import { render } from 'preact';
import type { Verification } from '../model/verification.ts';
import { App } from './pages/app.tsx';
import { indexReport } from './report-index.ts';
import { applyTheme, storedTheme } from './theme.ts';

const holder = document.querySelector('#report');
const root = document.querySelector('#app');
if (holder === null || root === null) throw new Error('The page holds no report');
const theme = storedTheme();
if (theme !== undefined) applyTheme(theme);
const report: unknown = JSON.parse(holder.textContent);
if (!isVerification(report)) throw new Error('The page holds another report');
render(<App index={indexReport(report)} />, root);

/** The reporter wrote it beside this script, from a value that its schema describes. */
function isVerification(value: unknown): value is Verification {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value && value.schemaVersion === 1;
}
