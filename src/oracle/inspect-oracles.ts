import { byLocation, byPosition, byText, type Span } from '../model/location.ts';
import type { FilePath } from '../model/ids.ts';
import type { Suspicion, TestOracle } from '../model/oracle.ts';
import { groupBy } from '../util/group-by.ts';
import { ExampleCalls } from './code/example-calls.ts';
import { SubjectCode } from './code/subject-code.ts';
import { ProjectInterpreter } from './interpret/project-interpreter.ts';
import { divideInSource } from './modules/in-source-modules.ts';
import { ProjectModules } from './modules/project-modules.ts';
import { subjectFiles } from './modules/subject-files.ts';
import type { ClaimedDeclaration, OracleInput } from './oracle-input.ts';
import type { ExaminedTest, OracleContext, OracleRule } from './oracle-rule.ts';
import { withRehearsal } from './rules/by-rehearsal.ts';
import { metDespite, rehearseTest, whyNotRehearsed } from './rehearse/rehearse-test.ts';
import { ORACLE_RULES } from './rules/oracle-rules.ts';
import { readTest, rowArguments } from './tests/read-test.ts';
import { TestRegistry } from './tests/test-registry.ts';

/** What reading the source tells about the assertions of each test, in the order of the tests. */
export function inspectOracles(asked: OracleInput, rules: readonly OracleRule[] = ORACLE_RULES): readonly TestOracle[] {
  const { input, joined } = divideInSource(asked);
  const oracles = new Map<ClaimedDeclaration, TestOracle>();
  examineTests(input, (test, context, claimed) => {
    const oracle = inspectTest(test, { context, rules });
    const known = oracles.get(claimed);
    oracles.set(claimed, known === undefined ? oracle : common(known, oracle));
  });
  return input.tests.map((test) => joined(oracles.get(test) ?? unread(test)));
}

/** A declaration read several times, with other values: what is not so with all of them is no fault of the test as it is written. */
function common(one: TestOracle, other: TestOracle): TestOracle {
  const said = new Set(other.suspicions.map(placeOf));
  return {
    declarationId: one.declarationId,
    assertions: distinct([...one.assertions, ...other.assertions]),
    suspicions: one.suspicions.filter((suspicion) => said.has(placeOf(suspicion))),
  };
}

const unread = ({ declaration }: ClaimedDeclaration): TestOracle => ({
  declarationId: declaration.id,
  assertions: [],
  suspicions: [],
});

/** Reads every test, file by file, and shows each as it was read; one that is declared several times each time. */
export function examineTests(
  input: OracleInput,
  visit: (test: ExaminedTest, context: OracleContext, claimed: ClaimedDeclaration) => void,
): void {
  const modules = new ProjectModules(input);
  const isSubject = subjectFiles(input);
  const code = new SubjectCode(modules, isSubject);
  const registry = new TestRegistry(input.tests.map(({ declaration }) => declaration));
  const interpreter: ProjectInterpreter = new ProjectInterpreter({
    modules,
    isSubject,
    effectOf: (call) => code.effectOf(call),
    declare: (call, invocation) =>
      registry.take(call, invocation, ({ callback, table }) => {
        interpreter.functions.call({ callee: callback, args: rowArguments(table, callback) });
      }),
  });
  code.connect(interpreter);
  const scopes = new Map(input.scopes.map(({ behaviourId, spans }) => [behaviourId, spans]));
  const examples = new ExampleCalls({ interpreter, modules, scopes });
  const context = contextOf({ modules, isSubject, code, examples });
  for (const [file, tests] of groupBy(input.tests, ({ declaration }) => declaration.file)) {
    registry.startFile();
    interpreter.log.restart([]);
    interpreter.rootOf(file);
    const loadCalls = interpreter.log.calls;
    for (const claimed of tests) {
      const scope = claimed.behaviours.flatMap(({ id }) => scopes.get(id) ?? []);
      for (const registered of registry.testsOf(claimed.declaration))
        visit(readTest({ ...claimed, registered, scope, loadCalls }, interpreter), context, claimed);
    }
  }
}

function contextOf({
  modules,
  isSubject,
  code,
  examples,
}: {
  readonly examples: ExampleCalls;
  readonly modules: ProjectModules;
  readonly isSubject: (file: FilePath) => boolean;
  readonly code: SubjectCode;
}): OracleContext {
  return {
    isSubject,
    declarationOf: (term) => code.declarationOf(term),
    constantOf: (term) => code.constantOf(term),
    calledBy: (call) => code.calledBy(call),
    functionsIn: (file) => code.functionsIn(file),
    known: code.known,
    callOf: (example, behaviour) => examples.callOf(example, behaviour),
    unfold: (term) => code.unfold(term),
    rehearse: (test, literals) => rehearseTest(test, { modules, isSubject }, literals),
    metDespite: (failing, test) => metDespite(failing, test, { modules, isSubject }),
    whyNotRehearsed: (test) => whyNotRehearsed(test, { modules, isSubject }),
    textOf: ({ file, node }) => modules.textOf(file)?.slice(node.start ?? 0, node.end ?? 0) ?? '',
    moduleOf: (file) => modules.record(file),
    resolve: (from, specifier) => modules.resolve(from, specifier),
  };
}

function inspectTest(
  test: ExaminedTest,
  { context, rules }: { readonly context: OracleContext; readonly rules: readonly OracleRule[] },
): TestOracle {
  const read = rules.flatMap((rule) => rule.inspect(test, context));
  const suspicions = withRehearsal(test, context, read);
  return {
    declarationId: test.declaration.id,
    assertions: distinct(test.assertions.map(({ span }) => span)),
    suspicions: sorted(suspicions.filter((suspicion) => isMetEachTime(suspicion, suspicions, test))),
  };
}

/** An assertion of a helper that is met several times is suspect only if it is so each time. */
function isMetEachTime(suspicion: Suspicion, all: readonly Suspicion[], { assertions }: ExaminedTest): boolean {
  const { assertion, rule } = suspicion;
  if (assertion === undefined || suspicion.worth === undefined) return true;
  const isHere = (span: Span | undefined): boolean => span !== undefined && isSameSpan(span, assertion);
  const met = assertions.filter(({ span }) => isHere(span)).length;
  return all.filter((other) => other.rule === rule && isHere(other.assertion)).length >= met;
}

const isSameSpan = (left: Span, right: Span): boolean => bySpan(left, right) === 0;

/** Each place once, in order; `it.each` and helpers come to the same assertion more than once. */
function distinct(spans: readonly Span[]): readonly Span[] {
  const once = new Map(spans.map((span) => [JSON.stringify(span), span]));
  return [...once.values()].toSorted(bySpan);
}

const bySpan = (left: Span, right: Span): number =>
  byText(left.file, right.file) || byPosition(left.start, right.start) || byPosition(left.end, right.end);

/** Each once: the same rule at the same place says the same. */
function sorted(suspicions: readonly Suspicion[]): readonly Suspicion[] {
  const once = new Map(suspicions.map((one) => [placeOf(one), one]));
  return [...once.values()].toSorted(
    (left, right) => byLocation(left.location, right.location) || byText(left.rule, right.rule),
  );
}

const placeOf = ({ rule, location, assertion }: Suspicion): string => JSON.stringify([rule, location, assertion]);
