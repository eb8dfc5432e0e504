/** Recognises assertions by what is called, whatever it is called here: `expect` chains of Vitest and chai, `should`, `assert`. */
import type { Assertion, Demand } from '../assertion.ts';
import { propertyName } from '../terms/build-member.ts';
import { literal, UNDEFINED } from '../terms/make-term.ts';
import type { DependencyTerm, Term } from '../terms/term.ts';
import { chainOf, type Chain, type Link } from './chains.ts';
import { ASSERTS, MATCHERS, PROPERTY_MATCHERS } from './matchers.ts';

export type ReadAssertion = Omit<Assertion, 'span' | 'site' | 'path' | 'use'>;

/** `undefined` when a call asserts nothing; `callee` is a member term for a method. */
export function readAssertion(callee: Term, args: readonly Term[]): ReadAssertion | undefined {
  return readExpect(callee, args) ?? readAssert(callee, args) ?? readShould(callee, args) ?? readProperty(callee, args);
}

/** Chai's `expect(x).to.be.true`, which asserts without a call. */
export function readPropertyAssertion(term: Term): ReadAssertion | undefined {
  if (!PROPERTY_MATCHERS.has(propertyName(term) ?? '')) return undefined;
  return readExpect(term, []) ?? readShould(term, []);
}

/** Whether a term is `expect` itself, in any library or as a global. */
export const isExpect = (term: Term): boolean =>
  (term.kind === 'dependency' || term.kind === 'global') && term.name === 'expect';

const SUBJECT_TAKERS: ReadonlySet<string> = new Set(['', 'soft', 'poll', 'expect']);

function readExpect(callee: Term, args: readonly Term[]): ReadAssertion | undefined {
  const { root, links } = chainOf(callee);
  const [subject, ...words] = links;
  // `chai.expect`: the name of the function is the first link of its module.
  if (!isExpect(root) && !(root.kind === 'dependency' && subject?.name === 'expect')) return undefined;
  if (subject?.args === undefined || !SUBJECT_TAKERS.has(subject.name) || words.length === 0) return undefined;
  const modifiers = new Set([subject.name, ...words.slice(0, -1).map(({ name }) => name)]);
  modifiers.delete('');
  modifiers.delete('expect');
  return chained('expect', subject.args[0] ?? UNDEFINED, { words, args, modifiers });
}

function readShould(callee: Term, args: readonly Term[]): ReadAssertion | undefined {
  const parts: string[] = [];
  let term = callee;
  while (term.kind === 'member' || (term.kind === 'call' && term.callee.kind === 'member')) {
    const link = term.kind === 'member' ? term : term.callee;
    if (link.kind !== 'member') return undefined;
    const name = propertyName(link) ?? '';
    if (name === 'should') {
      const words = parts.toReversed().map((part): Link => ({ name: part, args: undefined }));
      return words.length === 0
        ? undefined
        : chained('should', link.object, { words, args, modifiers: new Set(parts.slice(1)) });
    }
    parts.push(name);
    term = link.object;
  }
  return undefined;
}

function chained(
  form: 'expect' | 'should',
  actual: Term,
  {
    words,
    args,
    modifiers,
  }: { readonly words: readonly Link[]; readonly args: readonly Term[]; readonly modifiers: ReadonlySet<string> },
): ReadAssertion {
  const matcher = words.at(-1)?.name ?? '';
  const demand = demandOf(matcher, args, modifiers);
  return {
    form,
    matcher,
    demand,
    isNegated: words.slice(0, -1).filter(({ name }) => name === 'not').length % 2 === 1,
    modifiers,
    actual: actualOf(actual, demand, modifiers),
    expected: expectedOf(matcher, demand, args),
  };
}

function demandOf(matcher: string, args: readonly Term[], modifiers: ReadonlySet<string>): Demand {
  if (matcher === 'toHaveProperty' && args.length > 1) return 'partial';
  if (matcher === 'length' && modifiers.has('have')) return 'length';
  const known = MATCHERS.get(matcher) ?? 'other';
  const isBoolean = args[0]?.kind === 'literal' && typeof args[0].value === 'boolean';
  return known === 'equal' && isBoolean ? 'truth' : known;
}

/** What a function under `toThrow` returns is what throws. */
function actualOf(actual: Term, demand: Demand, modifiers: ReadonlySet<string>): Term {
  const isCalled = demand === 'throws' || modifiers.has('poll') || modifiers.has('rejects');
  return isCalled && actual.kind === 'lambda' ? actual.body : actual;
}

function expectedOf(matcher: string, demand: Demand, args: readonly Term[]): readonly Term[] {
  if (matcher === 'toBeTruthy' || matcher === 'true' || matcher === 'ok' || matcher === 'toBeTrue')
    return [literal(true)];
  if (matcher === 'toBeFalsy' || matcher === 'false' || matcher === 'toBeFalse') return [literal(false)];
  if (demand === 'equal' || demand === 'truth') return args.slice(0, 1);
  return args;
}

const ASSERT_SPECIFIERS =
  /^(?:node:)?assert(?:\/strict)?$|^(?:chai|vitest|power-assert|@jest\/globals|uvu\/assert|tape|ava)$/;

function readAssert(callee: Term, args: readonly Term[]): ReadAssertion | undefined {
  const { root, links } = chainOf(callee);
  if (links.some(({ args: called }) => called !== undefined)) return undefined;
  const name = assertName(root, links);
  if (name === undefined) return undefined;
  const isNegated = /^(?:not|isNot|doesNot)[A-Z]/.test(name);
  const plain = plainAssertName(name);
  const demand = ASSERTS.get(plain);
  if (demand === undefined) return undefined;
  const [actual = UNDEFINED] = args;
  return {
    form: 'assert',
    matcher: name,
    demand,
    isNegated,
    modifiers: new Set(),
    actual: actualOf(actual, demand, new Set()),
    expected: assertExpected(plain, demand, args),
  };
}

/** `notEqual` is `equal`, `isNotTrue` is `isTrue`, `doesNotThrow` is `throws`. */
function plainAssertName(name: string): string {
  if (/^doesNotThrow/.test(name)) return 'throws';
  if (/^doesNotReject/.test(name)) return 'rejects';
  const without = name.replace(/^not(?=[A-Z])/, '').replace(/^isNot(?=[A-Z])/, 'is');
  return without === name ? name : without.charAt(0).toLowerCase() + without.slice(1);
}

function assertExpected(plain: string, demand: Demand, args: readonly Term[]): readonly Term[] {
  if (demand === 'truth') return [literal(plain !== 'isFalse')];
  if (demand === 'close') return args.slice(1, 3);
  if (demand === 'partial' && args.length > 2) return args.slice(1, 3);
  return args.slice(1, 2);
}

/** The name of the check: `ok` for `assert(x)`; `undefined` when it is no `assert`. */
function assertName(root: Term, links: Chain['links']): string | undefined {
  const names = links.map(({ name }) => name).filter((name) => name !== 'strict' && name !== 'default');
  if (root.kind === 'global') return root.name === 'assert' ? (names[0] ?? 'ok') : undefined;
  return root.kind === 'dependency' && ASSERT_SPECIFIERS.test(root.specifier) ? importedName(root, names) : undefined;
}

function importedName(root: DependencyTerm, names: readonly string[]): string | undefined {
  const isOfAssert = root.specifier.includes('assert');
  if (!WHOLE_MODULES.has(root.name)) return isOfAssert ? root.name : undefined;
  const [first, second] = names;
  const name = root.name === '*' && first === 'assert' ? second : first;
  return name ?? (isOfAssert || root.name === 'assert' ? 'ok' : undefined);
}

const WHOLE_MODULES: ReadonlySet<string> = new Set(['assert', 'default', '*', 'strict']);

/** `fc.assert(fc.property(…, predicate))`: what the predicate returns is asserted, unless it returns nothing. */
function readProperty(callee: Term, args: readonly Term[]): ReadAssertion | undefined {
  const [property] = args;
  const predicate = property?.kind === 'call' ? property.args.at(-1) : undefined;
  if (predicate?.kind !== 'lambda' || predicate.body.key === UNDEFINED.key || !isFastCheckAssert(callee))
    return undefined;
  return {
    form: 'property',
    matcher: 'assert',
    demand: 'truth',
    isNegated: false,
    modifiers: new Set(),
    actual: predicate.body,
    expected: [literal(true)],
  };
}

function isFastCheckAssert(callee: Term): boolean {
  const { root, links } = chainOf(callee);
  if (root.kind !== 'dependency' || root.specifier !== 'fast-check') return false;
  return root.name === 'assert' || links[0]?.name === 'assert';
}
