/** A verification with the ways through it that the pages take. */
import type { ReportedMutant } from '../model/reported-mutant.ts';
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../model/verification.ts';
import { knownIn, type KnownItems } from '../report/known-items.ts';
import { LINE_END } from '../report/original-text.ts';
import { groupBy } from '../util/group-by.ts';

/** Ids are looked up as addresses hold them, which is well-formed. */
export interface ReportIndex {
  readonly verification: Verification;
  readonly behaviours: ReadonlyMap<string, ReportedBehaviour>;
  readonly tests: ReadonlyMap<string, ReportedTest>;
  readonly mutants: ReadonlyMap<string, ReportedMutant>;
  readonly mutantsOfFile: ReadonlyMap<string, readonly ReportedMutant[]>;
  readonly mutantsOfBehaviour: ReadonlyMap<string, readonly ReportedMutant[]>;
  /** By position in the report. */
  readonly killsOfTest: ReadonlyMap<number, readonly ReportedMutant[]>;
  readonly reachOfTest: ReadonlyMap<number, readonly ReportedMutant[]>;
  readonly findingsOfBehaviour: ReadonlyMap<string, readonly ReportedFinding[]>;
  readonly findingsOfTest: ReadonlyMap<string, readonly ReportedFinding[]>;
  /** Why nobody notices a mutant, where a finding tells it. */
  readonly diagnoses: ReadonlyMap<string, NonNullable<ReportedFinding['diagnosis']>>;
  /** By the mutant that each excuses. */
  readonly waivers: ReadonlyMap<string, Verification['waivers'][number]>;
  readonly known: KnownItems;
  readonly sources: ReadonlyMap<string, string>;
  /** Of each source. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

export function indexReport(verification: Verification): ReportIndex {
  const { behaviours, tests, findings, mutants, sources } = verification;
  const byWeight = findings.toSorted((left, right) => weightOf(left) - weightOf(right));
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> =>
    new Map(items.map((item) => [item.id.toWellFormed(), item]));
  return {
    verification,
    behaviours: byId(behaviours),
    tests: byId(tests),
    mutants: byId(mutants),
    mutantsOfFile: groupBy(mutants, ({ file }) => file),
    mutantsOfBehaviour: manyToMany(mutants, (mutant) => mutant.behaviours.map(({ id }) => id)),
    killsOfTest: manyToMany(mutants, ({ killedBy }) => killedBy),
    reachOfTest: manyToMany(mutants, ({ coveredBy }) => coveredBy),
    findingsOfBehaviour: manyToMany(byWeight, (finding) => finding.behaviours),
    findingsOfTest: manyToMany(byWeight, (finding) => finding.tests),
    diagnoses: new Map(
      findings.flatMap(({ change, diagnosis }) =>
        change === undefined || diagnosis === undefined ? [] : [[change.mutant.toWellFormed(), diagnosis] as const],
      ),
    ),
    waivers: new Map(verification.waivers.map((waiver) => [waiver.mutant.toWellFormed(), waiver])),
    known: knownIn(verification),
    sources: new Map(sources.map(({ file, text }) => [file, text])),
    lines: new Map(sources.map(({ file, text }) => [file, text.split(LINE_END)])),
  };
}

/** Errors first. */
const weightOf = ({ severity }: ReportedFinding): number => ['error', 'warning', 'note'].indexOf(severity);

function manyToMany<Item, Key>(items: readonly Item[], keysOf: (item: Item) => readonly Key[]): Map<Key, Item[]> {
  const pairs = items.flatMap((item) => keysOf(item).map((key) => ({ key, item })));
  return new Map([...groupBy(pairs, ({ key }) => key)].map(([key, ofKey]) => [key, ofKey.map(({ item }) => item)]));
}
