import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { logText, printText } from '../../src/cli/log-text.ts';

const text = 'a::b\n::error::x\n  ::add-mask::y\n\t::\nsee ##[error]z\n';

it('REPORT-7: what a report for people quotes is no command in the log of GitHub Actions', () => {
  expect(logText(text, { GITHUB_ACTIONS: 'true' })).toBe(
    'a::b\n: :error::x\n  : :add-mask::y\n\t: :\nsee # #[error]z\n',
  );
});

it.each([undefined, '', 'false'])('REPORT-7: elsewhere (GITHUB_ACTIONS is %j) it is left as it is', (value) => {
  expect(logText(text, { GITHUB_ACTIONS: value })).toBe(text);
});

it('REPORT-7: so is all that a command prints for people', () => {
  const before = process.env['GITHUB_ACTIONS'];
  let printed = '';
  const stream = new Writable({
    write: (chunk: unknown, _, done) => {
      printed += String(chunk);
      done();
    },
  });
  process.env['GITHUB_ACTIONS'] = 'true';
  try {
    printText(text, stream);
  } finally {
    if (before === undefined) delete process.env['GITHUB_ACTIONS'];
    else process.env['GITHUB_ACTIONS'] = before;
  }
  expect(printed).toBe(logText(text, { GITHUB_ACTIONS: 'true' }));
});
