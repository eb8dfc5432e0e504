import { isClass, isFunction, traverseFast } from '@babel/types';
import type { Node } from '@babel/types';
import type { Confidence } from '../../model/finding.ts';
import type { FilePath } from '../../model/ids.ts';
import { startOf, type Location } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import { startLocation } from '../../syntax/place.ts';
import { memberName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import type { Site } from '../assertion.ts';
import { fileReadBy } from '../harness/read-files.ts';
import { countName } from '../reach/ancestors-of.ts';
import { reachableCode } from '../harness/reachable-code.ts';
import type { ModuleRecord } from '../modules/module-record.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import { makeCall } from '../terms/make-term.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { CallTerm, MemberTerm, Term } from '../terms/term.ts';

const RULE = 'oracle/harness-aware';

export const harnessAware: OracleRule = {
  id: RULE,
  inspect: (test, context) => [
    ...switchReaders(test, context),
    ...sourceReaders(test, context),
    ...textReaders(test, context),
  ],
};

/** Only where a file, or one that it imports, names one of these is looked further. */
const TRACES = /stryker|stryMut|activeMutant|\btask\b|\bgetState\b/i;
const SWITCH = /^_*(?:__stryker|stryker)\w*$|^stry(?:MutAct|NS|Cov)|^(?:active|current)Mutant/i;

/** Reads of the mutant switch and of the runner's own state, in all that the test runs on its own side. */
function switchReaders(test: ExaminedTest, context: OracleContext): readonly Suspicion[] {
  const record = context.moduleOf(test.site.file);
  if (record === undefined || !hasTraces(record, context)) return [];
  return reachableCode(test, context).flatMap(({ file, node: root }) => {
    let found: Suspicion | undefined;
    traverseFast(root, (node) => {
      const what = stateReadBy(node, root === test.site.node);
      if (what === undefined) return undefined;
      found = suspicion(startLocation(file, node), what);
      return traverseFast.stop;
    });
    return found ?? [];
  });
}

const KNOWN = new WeakMap<ModuleRecord, boolean>();

function hasTraces(record: ModuleRecord, context: OracleContext): boolean {
  const known = KNOWN.get(record);
  if (known !== undefined) return known;
  const imported = [...record.imports.values()].flatMap(({ specifier }) => {
    const file = context.resolve(record.file, specifier);
    return file === undefined || context.isSubject(file) ? [] : (context.moduleOf(file)?.text ?? []);
  });
  const found = [record.text, ...imported].some((text) => TRACES.test(text));
  KNOWN.set(record, found);
  return found;
}

function stateReadBy(node: Node, isBody: boolean): string | undefined {
  if (node.type === 'Identifier') return SWITCH.test(node.name) ? THE_SWITCH : undefined;
  if (node.type === 'StringLiteral') return SWITCH.test(node.value) ? THE_SWITCH : undefined;
  const isMember = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
  return isMember ? stateOf(`${lastName(unwrapExpression(node.object))}.${memberName(node) ?? ''}`, isBody) : undefined;
}

function stateOf(path: string, isBody: boolean): string | undefined {
  if (path.startsWith('env.STRYKER')) return 'the environment of the runner';
  // A hook may well ask whether its test failed, to keep a record of it.
  return /^(?:task\.result|expect\.getState)$/.test(path) && isBody ? 'the state of the runner' : undefined;
}

const THE_SWITCH = 'the switch that turns mutants on';

function lastName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  const isMember = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
  return (isMember && memberName(node)) || '';
}

/** Code under test as it is written, not what a build makes of it. */
const isSource = (file: FilePath, context: OracleContext): boolean =>
  /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(file) &&
  context.isSubject(file) &&
  (context.moduleOf(file) !== undefined || !/(?:^|\/)(?:dist|build|out|lib|coverage)\//.test(file));

/** Reads of the source of code under test. */
function sourceReaders({ calls, assertions, site }: ExaminedTest, context: OracleContext): readonly Suspicion[] {
  const reading = calls.flatMap((record): readonly Suspicion[] => {
    const file = fileReadBy(record.term, record.site.file);
    if (file === undefined || !isSource(file, context)) return [];
    if (
      record.phase === 'load' &&
      !assertions.some(({ actual }) => someTerm(actual, ({ key }) => key === record.term.key))
    )
      return [];
    const confidence = context.moduleOf(file) === undefined ? 'likely' : 'certain';
    return [suspicion(startLocation(record.site.file, record.site.node), `the source file ${file}`, confidence)];
  });
  return [...reading, ...rawImports(site, context)];
}

/** Sources that the test imports as text, itself or by its file, which it names then. */
function rawImports(site: Site, context: OracleContext): readonly Suspicion[] {
  const imported = [...(context.moduleOf(site.file)?.imports ?? [])].filter(
    ([name]) => countName(name, [site.node]) > 0,
  );
  const specifiers = [...imported.map(([, { specifier }]) => specifier), ...importedIn(site.node)];
  return specifiers.flatMap((specifier) => {
    const file = RAW.test(specifier) ? context.resolve(site.file, specifier.replace(RAW, '')) : undefined;
    const isRead = file !== undefined && context.isSubject(file);
    return isRead ? [suspicion(startLocation(site.file, site.node), `the source file ${file}`)] : [];
  });
}

/** The specifiers of `import('…')`. */
function importedIn(root: Node): readonly string[] {
  const found: string[] = [];
  traverseFast(root, (node) => {
    if (node.type === 'ImportExpression' && node.source.type === 'StringLiteral') found.push(node.source.value);
  });
  return found;
}

const RAW = /\?(?:raw|source|text)$/;

/** Reads of the text of a function of the code under test. */
function textReaders({ calls, assertions }: ExaminedTest, context: OracleContext): readonly Suspicion[] {
  const isText = (part: Term): boolean =>
    isOperation(part, 'concat') && part.operands.some((operand) => isSubjectFunction(operand, context));
  const called = calls.find(({ phase, term }) => phase !== 'load' && isTextCall(term, context));
  const joined = assertions.find(({ actual, expected }) =>
    [actual, ...expected].some((term) => someTerm(term, isText)),
  );
  const location = called ? startLocation(called.site.file, called.site.node) : joined && startOf(joined.span);
  return location === undefined ? [] : [suspicion(location, 'the text of a function')];
}

function isTextCall({ callee, args }: CallTerm, context: OracleContext): boolean {
  const name = callee.kind === 'global' ? callee.name : propertyName(callee);
  if (name === 'toString' && callee.kind === 'member') return isSubjectFunction(callee.object, context);
  const [argument] = args;
  const isAsked = name === 'String' || (name === 'call' && globalPath(callee) === 'Function.prototype.toString.call');
  return isAsked && argument !== undefined && isSubjectFunction(argument, context);
}

/** A function, class or method of the code under test itself, not what it returns. */
function isSubjectFunction(term: Term, context: OracleContext): boolean {
  if (term.kind === 'declared') {
    const node = context.isSubject(term.file) ? context.declarationOf(term)?.node : undefined;
    return isFunction(node) || isClass(node);
  }
  return term.kind === 'member' && isSubjectMethod(term, context);
}

function isSubjectMethod(term: MemberTerm, context: OracleContext): boolean {
  const { object } = term;
  if (object.kind === 'member' && propertyName(object) === 'prototype')
    return isSubjectFunction(object.object, context);
  const call = makeCall({ callee: term, args: [], isNew: false, epoch: undefined });
  const node = call.kind === 'call' ? context.calledBy(call)?.site.node : undefined;
  return node !== undefined && !(node.type === 'ClassMethod' && node.kind === 'get');
}

const suspicion = (location: Location, what: string, confidence: Confidence = 'certain'): Suspicion => ({
  rule: RULE,
  location,
  message: `The test reads ${what}, by which it can tell that code was changed, not that it is wrong: call the code and assert what it does.`,
  confidence,
  assertion: undefined,
  worth: undefined,
});
