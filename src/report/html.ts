/** One page that needs nothing beside it: the viewer (`src/viewer/`), and the report as data that no text in it can end. */
import { createHash } from 'node:crypto';
import { SCRIPT, STYLE } from '#viewer';
import { printable } from '../util/printable.ts';
import { gateAnswer } from './gate-wording.ts';
import type { Reporter } from './reporter.ts';

export const html: Reporter = (verification) => {
  const answer = escaped(printable(gateAnswer(verification)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Assay: ${answer}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<div id="app"><main><h1>${answer}</h1><noscript>This report is shown by a script that it holds itself.</noscript></main></div>
<script type="application/json" id="report">${dataText(verification)}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded, from anywhere, and nothing runs but the viewer. */
const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const UNSAFE_IN_SCRIPT = /[<>&\u2028\u2029]/g;

/** JSON in which no `</script>`, no `<!--` and no `-->` can stand. */
const dataText = (value: unknown): string =>
  JSON.stringify(value).replace(
    UNSAFE_IN_SCRIPT,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
