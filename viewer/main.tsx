/** Shows the report that the page holds as JSON. */
import { render } from 'preact';
import type { Verification } from '../src/model/verification.ts';
import { App } from './pages/app.tsx';
import { indexReport } from './report-index.ts';
import { applyTheme, storedTheme } from './theme.ts';

const holder = document.querySelector('#report');
const root = document.querySelector('#app');
if (holder === null || root === null) throw new Error('The page holds no report');
const theme = storedTheme();
if (theme !== undefined) applyTheme(theme);
// The reporter wrote it, from a value that its schema describes.
const verification: Verification = JSON.parse(holder.textContent);
render(<App index={indexReport(verification)} />, root);
