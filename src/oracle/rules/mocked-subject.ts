import { traverseFast } from '@babel/types';
import type { CallExpression, Node } from '@babel/types';
import { contains, startOf, type Span } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import { spanOf } from '../../syntax/place.ts';
import { staticName } from '../../syntax/static-name.ts';
import type { Assertion } from '../assertion.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { outermostCalls } from '../stubs/outermost-calls.ts';
import { stubsOf, type Stubs } from '../stubs/read-stubs.ts';
import { stubBehind } from '../stubs/stub-calls.ts';
import type { CallTerm, Term } from '../terms/term.ts';

const RULE = 'oracle/mocked-subject';

export const mockedSubject: OracleRule = {
  id: RULE,
  inspect: (test, context) => {
    const stubs = stubsOf(test, context);
    if (stubs.isEmpty) return [];
    const overwritten = overwrittenMethods(test, context);
    const overwritingCalls = callsOf(overwritten, test, context);
    const isWhollyReplaced = isScopeReplaced(test, stubs, context);
    return test.assertions
      .filter(
        (assertion) =>
          isWhollyReplaced ||
          asksStub(assertion, stubs, context) ||
          overwritten.some((method) => context.textOf(assertion.site).includes(`${method}(`)) ||
          outermostCalls(assertion.actual, stubs, context).some(({ key }) => overwritingCalls.has(key)),
      )
      .map(suspicion);
  },
};

/** Whether the asserted value is that of a stub which stands for code of the project. */
const asksStub = (assertion: Assertion, stubs: Stubs, context: OracleContext): boolean =>
  assertion.demand !== 'interaction' &&
  (isGetterReplaced(assertion.actual, stubs, context) ||
    outermostCalls(assertion.actual, stubs, context).some((call) => isSubjectReplaced(call, stubs, context)));

const isGetterReplaced = (actual: Term, stubs: Stubs, context: OracleContext): boolean =>
  actual.kind === 'member' && stubs.isSpiedRead(actual) && context.unfold(actual) !== undefined;

function isSubjectReplaced(call: CallTerm, stubs: Stubs, context: OracleContext): boolean {
  const answer = stubs.answerTo(call);
  const stub = stubBehind(call.callee);
  if (answer?.replaces === 'export') return stub.kind === 'declared' && context.isSubject(stub.file);
  const called = answer?.replaces === 'method' ? context.calledBy(call) : undefined;
  return called !== undefined && context.isSubject(called.site.file);
}

/** Whether all the code of the claimed behaviours is replaced. */
function isScopeReplaced({ scope }: ExaminedTest, stubs: Stubs, context: OracleContext): boolean {
  return scope.length > 0 && scope.every((span) => isReplaced(span, stubs, context));
}

function isReplaced(span: Span, stubs: Stubs, context: OracleContext): boolean {
  const { file } = span;
  if (stubs.modules.some((mocked) => mocked.file === file && !mocked.keepsRest)) return true;
  const declarations = [...(context.moduleOf(file)?.declarations ?? [])];
  const inside = declarations.filter(([, { node }]) => contains(span, spanOf(file, node)));
  return inside.length > 0 && inside.every(([name]) => stubs.replacedExport(file, name) !== undefined);
}

/** Methods that the test puts a stub in the place of: `shelf.count = vi.fn()`, `Object.assign(shelf, { count: vi.fn() })`. */
function overwrittenMethods({ body, site: { file } }: ExaminedTest, context: OracleContext): readonly string[] {
  const methods: string[] = [];
  if (body === undefined) return methods;
  const textOf = (node: Node): string => context.textOf({ file, node });
  const isStub = (node: Node): boolean => /^(?:vi|vitest|jest)\.fn\(/.test(textOf(node));
  traverseFast(body, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && isStub(node.right))
      methods.push(textOf(node.left));
    if (node.type === 'CallExpression' && textOf(node.callee) === 'Object.assign') methods.push(...assignedStubs(node));
  });
  return methods;

  function assignedStubs({ arguments: [target, source] }: CallExpression): readonly string[] {
    if (target === undefined || source?.type !== 'ObjectExpression') return [];
    return source.properties.flatMap((property) =>
      property.type === 'ObjectProperty' && isStub(property.value)
        ? [`${textOf(target)}.${staticName(property.key, property.computed) ?? ''}`]
        : [],
    );
  }
}

/** The keys of the calls of some methods. */
const callsOf = (methods: readonly string[], { calls }: ExaminedTest, context: OracleContext): ReadonlySet<string> =>
  new Set(
    calls
      .filter(({ site, phase }) => phase === 'body' && isCallOfAny(methods, context.textOf(site)))
      .map(({ term }) => term.key),
  );

const isCallOfAny = (methods: readonly string[], text: string): boolean =>
  methods.some((method) => text.startsWith(`${method}(`));

const suspicion = ({ span }: Assertion): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message:
    'A stub answers here instead of the code that the test is about: call the real code, and stub only what lies outside of it.',
  confidence: 'certain',
  assertion: span,
  worth: 'mirrored',
});
