/** A kind of tests with a project that shows it, what every engine has to make of it, and how a run is held to that. */
import { expect } from 'vitest';
import { testId } from '../../../src/model/ids.ts';
import type { Span } from '../../../src/model/location.ts';
import type { Outcome, Tier } from '../../../src/model/matrix.ts';
import type { SourceFile } from '../../../src/model/source-file.ts';
import type { MutationEngine, MutationRequest } from '../../../src/mutation/engine.ts';
import { commitAll, copyProject, gitStatus } from '../../support/copy-project.ts';
import { engineRequest } from '../../support/engine-request.ts';
import { cellsUnder, nameOf, SOUND_RUN, type Clause, type Observed } from '../observed-run.ts';

export interface Kind {
  readonly title: string;
  /** Folder under `test/projects`. */
  readonly project: string;
  /** To be mutated. */
  readonly code: readonly string[];
  /** The full names of all tests, by file. */
  readonly tests: Readonly<Record<string, readonly string[]>>;
  /** Vitest projects that run each of these files; the unnamed one unless given. */
  readonly vitestProjects?: readonly string[];
  readonly situations: readonly Situation[];
  /** Tests that look for the engine: it hides from them and measures them rightly, or it calls them untrusted. */
  readonly hunters?: readonly string[];
  readonly wrongWith?: WrongWith;
}

export interface Situation {
  readonly title: string;
  /** As `rowName` says it. */
  readonly row: string;
  /** By test, without its file; a test that is not named must have no cell. */
  readonly cells: Readonly<Record<string, Expected>>;
  /** The only tiers that can prove these cells; of the in-process engine only. */
  readonly tiers?: readonly Tier[];
  readonly wrongWith?: WrongWith;
}

/** Several where the definitions leave it open. */
export type Expected = Outcome | readonly (Outcome | 'no cell')[];

/** Why an engine, by name, cannot get it right: nothing is asserted of it. */
export type WrongWith = Readonly<Record<string, string>>;

/** What an engine is asked of a copy of the project. */
export async function kindRequest(kind: Kind, root: string): Promise<MutationRequest> {
  const request = await engineRequest({ root, code: kind.code, tests: kind.tests });
  const { vitestProjects: [first, ...others] = [] } = kind;
  if (first === undefined) return request;
  const columns = [first, ...others].flatMap((project) =>
    request.columns.map((column) => ({
      ...column,
      project,
      id: others.length === 0 ? column.id : testId(`${column.id} (${project})`),
    })),
  );
  return { ...request, columns };
}

/** Only the expressions that the situations name: for an engine that needs its time for each mutant. */
export const narrowedTo = ({ situations }: Kind, request: MutationRequest): MutationRequest => ({
  ...request,
  spans: request.sources.flatMap((source) => situations.flatMap(({ row }) => placesOf(originalIn(row), source))),
});

const originalIn = (row: string): string => row.slice(row.indexOf(': ') + 2, row.indexOf(' → '));

function placesOf(text: string, source: SourceFile): Span[] {
  const lines = source.text.split('\n');
  const [firstLine = '', ...rest] = text.split('\n');
  return lines.flatMap((line, index) => {
    const column = line.indexOf(firstLine) + 1;
    if (
      column === 0 ||
      !lines
        .slice(index)
        .join('\n')
        .slice(column - 1)
        .startsWith(text)
    )
      return [];
    const start = { line: index + 1, column };
    const lastLine = rest.at(-1);
    const end =
      lastLine === undefined
        ? { line: start.line, column: column + text.length }
        : { line: start.line + rest.length, column: lastLine.length + 1 };
    return [{ file: source.path, start, end }];
  });
}

export interface Observation {
  readonly engine: MutationEngine;
  readonly kind: Kind;
  /** What of the request is asked of the engine; all of it unless given. */
  readonly narrow?: (kind: Kind, request: MutationRequest) => MutationRequest;
  /** Makes the fresh copy of the named project; with the repository's own dependencies unless given. */
  readonly copy?: (name: string) => Promise<string>;
}

/** Runs the engine once on a fresh copy of the project. */
export async function observeKind({
  engine,
  kind,
  narrow = (_, all) => all,
  copy = copyProject,
}: Observation): Promise<Observed> {
  const root = await copy(kind.project);
  await commitAll(root);
  const request = narrow(kind, await kindRequest(kind, root));
  const run = await engine.run(request, () => undefined, new AbortController().signal);
  return { request, run, changes: await gitStatus(root) };
}

/** Whether an engine of that name can get it right. */
export const isAskedOf = (engineName: string, { wrongWith }: { readonly wrongWith?: WrongWith }): boolean =>
  wrongWith?.[engineName] === undefined;

/** What the kind asks of an engine of that name. */
export const clausesOf = (kind: Kind, engineName: string): readonly Clause[] => [
  ...SOUND_RUN,
  ...kind.situations
    .filter((situation) => isAskedOf(engineName, situation))
    .map((situation): Clause => ({
      title: situation.title,
      hold: (observed) => holdSituation(situation, observed),
    })),
  {
    title: 'ENGINE-2: no test is untrusted that does not look for the engine',
    hold: ({ run }) => {
      const untrusted = run.untrusted.map(({ column }) => nameOf(column));
      expect(untrusted.filter((name) => kind.hunters?.includes(name) !== true)).toEqual([]);
    },
  },
];

function holdSituation({ row, cells, tiers }: Situation, observed: Observed): void {
  const untrusted = new Set(observed.run.untrusted.map(({ column }) => column));
  const trusted = cellsUnder(row, observed).filter(({ column }) => !untrusted.has(column));
  const outcomes = Object.fromEntries(trusted.map(({ column, outcome }) => [nameOf(column), outcome]));
  const names = new Set([...untrusted].map(nameOf));
  const expected = Object.entries(cells).filter(([name]) => !names.has(name));
  expect(outcomes).toEqual(asFarAsOpen(expected, outcomes));
  expect(trusted.filter(({ tier }) => tier !== 'stryker' && tiers?.includes(tier) === false)).toEqual([]);
}

/** What is expected; where that is open, what came of it if it is among that, or else the first. */
const asFarAsOpen = (
  cells: readonly (readonly [string, Expected])[],
  outcomes: Readonly<Record<string, Outcome>>,
): Readonly<Record<string, Outcome | 'no cell'>> =>
  Object.fromEntries(
    cells.flatMap(([name, expected]) => {
      if (typeof expected === 'string') return [[name, expected]];
      const outcome = outcomes[name] ?? 'no cell';
      if (!expected.includes(outcome)) return [[name, expected[0] ?? 'no cell']];
      return outcome === 'no cell' ? [] : [[name, outcome]];
    }),
  );
