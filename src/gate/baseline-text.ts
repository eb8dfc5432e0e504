import type { Known } from '../model/baseline.ts';

/** `specs/baseline.json`: an entry a line, so that a merge has little to join. Entries are written in their given order. */
export function baselineText({ behaviours, findings }: Known): string {
  const verdicts = behaviours.map(({ behaviour, verdict, because }) => lineOf({ behaviour, verdict, because }));
  const found = findings.map(({ file, test, behaviour, rule, about, nth }) =>
    lineOf({ file, test, behaviour, rule, about, nth }),
  );
  const lists = [`  "behaviours": ${listOf(verdicts)}`, `  "findings": ${listOf(found)}`];
  return `{\n  "schemaVersion": 1,\n${lists.join(',\n')}\n}\n`;
}

const listOf = (lines: readonly string[]): string => (lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`);

function lineOf(entry: Readonly<Record<string, string | number | undefined>>): string {
  const fields = Object.entries(entry).flatMap(([key, value]) =>
    value === undefined ? [] : [`${JSON.stringify(key)}: ${JSON.stringify(value)}`],
  );
  return `    { ${fields.join(', ')} }`;
}
