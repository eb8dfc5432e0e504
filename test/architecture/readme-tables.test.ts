/** Tables of the README that are made from the code, so that neither can say something of its own. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/cli/exit-code.ts';
import { AUDIENCE_TEXT } from '../../src/report/behaviour-wording.ts';
import { ARID_RULES } from '../../src/model/arid.ts';
import { RULES } from '../../src/model/rules.ts';

const README = '../../README.md';

const textOf = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function rulesTable(): string {
  const rows = Object.entries(RULES).map(([id, { title, audience, defaultSeverity }]) => [
    `\`${id}\``,
    title,
    AUDIENCE_TEXT[audience],
    defaultSeverity,
  ]);
  return tableOf(['rule', 'what was found', 'who acts', 'severity'], rows);
}

const aridTable = (): string =>
  tableOf(
    ['rule', 'what it sets aside'],
    Object.entries(ARID_RULES).map(([id, text]) => [`\`${id}\``, text]),
  );

/** What a code means is only said by the comment above it. */
async function exitCodeTable(): Promise<string> {
  const source = await textOf('../../src/cli/exit-code.ts');
  const rows = Object.entries(EXIT_CODES).map(([name, code]) => {
    const meaning = new RegExp(`/\\*\\* (.+) \\*/\\n  ${name}: ${code},`).exec(source)?.[1];
    if (meaning === undefined) throw new Error(`The exit code ${name} has no sentence above it`);
    return [`**${code}**`, meaning];
  });
  return tableOf(['code', 'meaning'], rows);
}

/** Puts `table` between the comments that name it. */
function withTable(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`The README has no place for the table "${name}"`);
  return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`;
}

describe("DOCS-1: the README's tables", () => {
  it('are those of the rules, of arid code and of the exit codes (rewritten with --update)', async () => {
    const readme = await textOf(README);
    const withRules = withTable(withTable(readme, 'rules', rulesTable()), 'arid', aridTable());
    await expect(withTable(withRules, 'exit codes', await exitCodeTable())).toMatchFileSnapshot(README);
  });
});
