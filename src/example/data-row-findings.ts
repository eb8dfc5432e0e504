/** What there is to say about rows without a call that no test makes use of. */
import type { Finding } from '../model/finding.ts';
import { literalText } from './literal-text.ts';
import type { MeasuredRow, MeasuredRows } from './data-row-results.ts';

/** At most one a behaviour of each kind, at the first of the rows that it is about. */
export const dataRowFindings = (measured: readonly MeasuredRows[]): readonly Finding[] =>
  measured.flatMap((rows) => [...unread(rows), ...unused(rows)]);

function unread({ behaviourId, rows }: MeasuredRows): readonly Finding[] {
  const [first] = rows;
  if (first === undefined || rows.some(({ state }) => state !== 'unread')) return [];
  const what = rows.length === 1 ? 'its row' : `its ${rows.length} rows`;
  return [
    {
      ...about(first),
      message: `No test that claims ${behaviourId} reads ${what}, so nothing checks what a person stated there: \`import { examples } from 'assay/vitest'\` and run the test with \`it.each(examples('${behaviourId}'))\`.`,
      behaviours: [behaviourId],
      tests: [],
    },
  ];
}

function unused({ behaviourId, rows, readers }: MeasuredRows): readonly Finding[] {
  const [first, ...others] = rows.filter(({ state }) => state === 'unused');
  if (first === undefined) return [];
  const { row, outcomeKey } = first.example;
  const lines = others.map(({ example }) => example.location.line).join(', ');
  const more = others.length === 0 ? '' : `, and the same is true of the rows in line ${lines}`;
  return [
    {
      ...about(first),
      message: `The row \`${rowText(row)}\` states \`${outcomeKey}\`, and no assertion about the code fails in a test of ${behaviourId} when it states another value${more}: compare what the code gives with \`row.${outcomeKey}\`.`,
      behaviours: [behaviourId],
      tests: [...readers],
    },
  ];
}

const about = ({ example }: MeasuredRow) =>
  ({ rule: 'spec/unread-rows', location: example.location, confidence: 'certain', confirmed: true }) as const;

const LONGEST = 80;

function rowText(row: Readonly<Record<string, unknown>>): string {
  const text = Object.entries(row)
    .map(([key, value]) => `${key}: ${literalText(value)}`)
    .join(', ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
