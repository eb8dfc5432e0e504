/**
 * The second unmutated run, with several test files in one process: most of what a run costs is a process for each file. What was
 * no different there is known as well as from a process of its own; whatever was is run once more, in one of its own.
 */
import type { TestProject, TestSpecification } from 'vitest/node';
import { placeKey } from './place-key.ts';
import { placeOf, runOnce, type DecidedRun } from './run-decided.ts';
import { LABELS, TOGETHER_LABEL } from './suite-request.ts';
import { readRecords, type VitestRecord } from './vitest-record.ts';

const [FIRST, SECOND] = LABELS;
const ONCE_MORE = 'together-once-more';

/** So many test files for each process, about: it keeps something of all that it ran. */
const FILES_EACH = 25;

type Apart = (specifications: readonly TestSpecification[], label: string) => Promise<void>;

/**
 * `apart` gives each file a process of its own.
 * @returns those whose second run was the one in company.
 */
export async function runAgain(run: DecidedRun, apart: Apart): Promise<ReadonlySet<TestSpecification>> {
  const before = await Runs.read(run);
  const passed = companions(run.specifications).filter((one) => before.hasPassed(one));
  const workers = Math.max(1, ...passed.map(({ project }) => project.config.maxWorkers));
  const groups = chunks(passed, FILES_EACH * workers);
  for (const group of groups) await together(run, group, { label: TOGETHER_LABEL });
  const after = await Runs.read(run);
  const alike = new Set(groups.flat().filter((one) => after.isAlike(one, TOGETHER_LABEL)));
  const rest = run.specifications.filter((one) => !alike.has(one));
  if (rest.length === 0) return alike;
  await apart(rest, SECOND);
  return alike.union(await differingByChance(run, groups));
}

/** What differs in company, but neither by itself nor in the same company once more, differs by chance: it is flaky. */
async function differingByChance(
  run: DecidedRun,
  groups: readonly (readonly TestSpecification[])[],
): Promise<ReadonlySet<TestSpecification>> {
  const runs = await Runs.read(run);
  const isOdd = (one: TestSpecification): boolean => !runs.isAlike(one, TOGETHER_LABEL) && runs.isAlike(one, SECOND);
  for (const group of groups.filter((some) => some.some(isOdd))) {
    await together(run, group, { label: ONCE_MORE, maxWorkers: 1 });
  }
  const now = await Runs.read(run);
  return new Set(groups.flat().filter((one) => isOdd(one) && now.isAlike(one, ONCE_MORE)));
}

/** Those for which Vitest starts a process each, and whose surroundings are made anew with their modules. */
function companions(specifications: readonly TestSpecification[]): readonly TestSpecification[] {
  const alone = specifications.filter(
    ({ pool, project: { config } }) => pool === 'forks' && config.isolate && config.environment === 'node',
  );
  const workers = new Set(alone.map(({ project }) => project.config.maxWorkers));
  // Vitest runs projects side by side only with as many workers each; those with one worker it runs by themselves.
  return workers.size === 1 ? alone : alone.filter(({ project }) => project.config.maxWorkers > 1);
}

interface Company extends Partial<Pick<TestProject['config'], 'maxWorkers'>> {
  readonly label: string;
}

async function together(
  run: DecidedRun,
  specifications: readonly TestSpecification[],
  { label, ...settings }: Company,
): Promise<void> {
  const configs = new Set(specifications.map(({ project }) => project.config));
  const before = [...configs].map((config) => ({ config, isolate: config.isolate, maxWorkers: config.maxWorkers }));
  for (const config of configs) Object.assign(config, { isolate: false, ...settings });
  try {
    // What hangs here need not do so by itself.
    await runOnce({ ...run, endless: new Map() }, { label, specifications, selected: undefined, isTogether: true });
  } finally {
    for (const { config, ...rest } of before) Object.assign(config, rest);
  }
}

/** What each test file did under which label. */
class Runs {
  readonly #run: DecidedRun;
  /** By label and place: how the last attempt of each case ended; absent for files that did not load. */
  readonly #states: ReadonlyMap<string, ReadonlyMap<string, string>>;

  private constructor(run: DecidedRun, records: readonly VitestRecord[]) {
    this.#run = run;
    this.#states = statesIn(records);
  }

  static async read(run: DecidedRun): Promise<Runs> {
    return new Runs(run, await readRecords(run.folder));
  }

  hasPassed(one: TestSpecification): boolean {
    const states = [...(this.#statesOf(one, FIRST)?.values() ?? [])];
    return states.includes('passed') && states.every((state) => state === 'passed' || state === 'skipped');
  }

  /** Whether it did the same as in the first run. */
  isAlike(one: TestSpecification, label: string): boolean {
    const [first, other] = [this.#statesOf(one, FIRST), this.#statesOf(one, label)];
    if (first === undefined || first.size !== other?.size) return false;
    return [...first].every(([key, state]) => other.get(key) === state);
  }

  #statesOf(one: TestSpecification, label: string): ReadonlyMap<string, string> | undefined {
    return this.#states.get(nameOf(label, placeOf(one, this.#run)));
  }
}

const nameOf = (label: string, place: string): string => `${label} ${place}`;

function statesIn(records: readonly VitestRecord[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const states = new Map<string, Map<string, string>>();
  const broken = new Set<string>();
  const fileOf = new Map<string, Map<string, string>>();
  for (const record of records) {
    if (record.kind === 'case' || record.kind === 'file') {
      const name = nameOf(record.label, placeKey(record));
      const ofFile = states.get(name) ?? new Map<string, string>();
      states.set(name, ofFile);
      if (record.kind === 'case') {
        ofFile.set(record.key, 'unrun');
        fileOf.set(`${record.label} ${record.key}`, ofFile);
      } else if (record.error !== undefined) broken.add(name);
    } else if (record.kind === 'attempt') {
      fileOf.get(`${record.label} ${record.key}`)?.set(record.key, record.state);
    }
  }
  for (const name of broken) states.delete(name);
  return states;
}

function chunks<Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}
