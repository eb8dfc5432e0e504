/** Rehearses one test, from the loading of its file to its end. */
import type { Node } from '@babel/types';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { TestDeclaration } from '../../model/suite.ts';
import type { Site } from '../assertion.ts';
import type { Ledger } from './ledger.ts';
import type { StagedSuite, StagedTest } from './library.ts';
import type { LoadingPorts } from './loaded-modules.ts';
import { Play } from './play.ts';
import { Func, List, NOTHING, plain, Thing, Thrown, type Value } from './values.ts';

export interface Rehearsal {
  readonly ledger: Ledger;
  /** Whether the test came to its end, in all of its cases. */
  readonly isWhole: boolean;
}

/** A test where it is written. */
interface WrittenTest {
  readonly declaration: TestDeclaration;
  /** The `it(…)` call. */
  readonly site: Site;
}

const MAX_STEPS = 60_000;
/** More cases of one declaration are not rehearsed. */
const MAX_CASES = 6;

/** `undefined` where something is not understood. With `literals`, those of the test's side have other values. */
export function rehearseTest(
  test: WrittenTest,
  ports: LoadingPorts,
  literals?: ReadonlyMap<string, unknown>,
): Rehearsal | undefined {
  const play = new Play(ports, { steps: MAX_STEPS, ...(literals && { literals }) });
  try {
    return goThrough(test, play);
  } catch (error) {
    if (error instanceof Thrown && literals !== undefined) return { ledger: play.ledger, isWhole: false };
    // Besides what is not evaluable: what the language's own functions throw at what they are given, and a stack that is too deep.
    return undefined;
  }
}

/** How many assertions a test comes to that passes though one of them fails; `undefined` where it fails, or something is not understood. */
export function metDespite(failing: Node, test: WrittenTest, ports: LoadingPorts): number | undefined {
  const play = new Play(ports, { steps: MAX_STEPS, failing });
  try {
    const { ledger } = goThrough(test, play);
    return ledger.hasFailed ? ledger.met.length : undefined;
  } catch {
    return undefined;
  }
}

/** What ends a rehearsal of a test as it is written before its end; `undefined` when nothing does. For measuring how far rehearsals go. */
export function whyNotRehearsed(test: WrittenTest, ports: LoadingPorts): unknown {
  try {
    goThrough(test, new Play(ports, { steps: MAX_STEPS }));
    return undefined;
  } catch (error) {
    return error;
  }
}

function goThrough({ site, declaration }: WrittenTest, play: Play): Rehearsal {
  play.load(declaration.file);
  play.start(declaration.file);
  const test = play.library.tests.find(({ node }) => node === site.node);
  if (test === undefined) throw new NotEvaluable('no test');
  return { ledger: play.ledger, isWhole: runCases(test, play) };
}

function runCases(test: StagedTest, play: Play): boolean {
  const { body, rows = [[]], suite } = test;
  if (body === undefined) return false;
  runHooks('beforeAll', suite, { play, args: [] });
  for (const row of rows.slice(0, MAX_CASES)) {
    const context = contextOf(play);
    runHooks('beforeEach', suite, { play, args: [context] });
    addFixtures(test, context, play);
    play.awaited(play.call(body, [...row, context]));
    play.finish();
    if (play.ledger.hasFailed) runHooks('afterEach', suite, { play, args: [context] });
  }
  return rows.length > 0 && rows.length <= MAX_CASES;
}

/** What a test is handed. */
function contextOf({ library }: Play): Value {
  const context = new Thing();
  for (const name of ['expect', 'onTestFinished', 'onTestFailed']) context.put(name, library.export(name));
  return plain(context);
}

interface Hooked {
  readonly play: Play;
  readonly args: readonly Value[];
}

function runHooks(kind: string, { parent, hooks }: StagedSuite, hooked: Hooked): void {
  const { play, args } = hooked;
  if (parent !== undefined) runHooks(kind, parent, hooked);
  for (const hook of hooks)
    if (hook.kind === kind) {
      play.awaited(play.call(hook.callback, args));
      play.finish();
    }
}

/** The fixtures that `test.extend` added to the test context. */
function addFixtures({ fixtures }: StagedTest, context: Value, play: Play): void {
  for (const { raw } of fixtures) {
    if (!(raw instanceof Thing)) throw new NotEvaluable('fixtures');
    for (const [key, { value }] of raw.slots) play.set(context, key, fixtureValue(value, context, play));
  }
}

/** A fixture is a value, or a function that hands its value to `use`, or such with options. */
function fixtureValue(fixture: Value, context: Value, play: Play): Value {
  const { raw } = fixture;
  if (raw instanceof List) return fixtureValue(raw.items[0] ?? NOTHING, context, play);
  if (!(raw instanceof Func)) return fixture;
  let used: Value | undefined;
  const use = new Func('use', (_, [value = NOTHING]) => {
    used ??= value;
    return NOTHING;
  });
  const returned = play.awaited(play.call(fixture, [context, plain(use)]));
  return used ?? returned;
}

/** The nodes of the assertions that were come to. */
export const metNodes = ({ ledger }: Rehearsal): ReadonlySet<Node> => new Set(ledger.met.map(({ node }) => node));
