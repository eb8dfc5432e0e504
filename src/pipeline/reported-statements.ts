import type { MeasuredRow } from '../example/data-row-results.ts';
import type { Behaviour, Example } from '../model/behaviour.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Statements } from '../model/reported-statement.ts';
import { exampleText } from '../spec/example-text.ts';

/** What is known of the statements of one behaviour. */
export interface StatementFacts {
  readonly measured: Evidence | undefined;
  readonly findings: readonly Finding[];
  /** Its rows without a call, in the order of the spec. */
  readonly rows: readonly MeasuredRow[];
}

export function reportedStatements(
  { why, examples, wrongBehaviours }: Behaviour,
  { measured, findings, rows }: StatementFacts,
): Statements {
  const states = new Map((measured?.wrongBehaviours ?? []).map(({ name, state }) => [name, state]));
  return {
    ...(why !== undefined && { why }),
    examples: examples.map((example, index) => {
      const state =
        example.kind === 'data'
          ? rowState(rows[index])
          : exampleState(example, examples.length, { measured, findings });
      return { text: exampleText(example), line: example.location.line, ...(state && { state }) };
    }),
    never: wrongBehaviours.map(({ kind, name, location }) => {
      const state = kind === 'sentence' ? 'uncheckable' : states.get(name);
      return { name, line: location.line, ...(state && { state }) };
    }),
  };
}

/** The examples of a behaviour with rows without a call are all of this kind. */
function rowState(row: MeasuredRow | undefined): 'used' | 'unused' | undefined {
  if (row === undefined || row.state === 'open') return undefined;
  return row.state === 'used' ? 'used' : 'unused';
}

/** Evidence counts examples; which of them is violated, a finding at its place says. */
function exampleState(
  { location }: Example,
  stated: number,
  { measured, findings }: Omit<StatementFacts, 'rows'>,
): 'held' | 'violated' | undefined {
  const { held, violated } = measured?.examples ?? { held: 0, violated: 0 };
  const isContradicted = findings.some(
    (finding) =>
      finding.rule === VIOLATED && finding.location.file === location.file && finding.location.line === location.line,
  );
  if (isContradicted) return 'violated';
  return held > 0 && held + violated === stated ? 'held' : undefined;
}

const VIOLATED: string = 'evidence/example-violated';
