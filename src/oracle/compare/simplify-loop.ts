/** Loops that are written in several ways, in one. */
import { globalPath, pureCall } from '../terms/build-call.ts';
import { member, propertyName } from '../terms/build-member.ts';
import { buildBinary, concat, isOperation, sum } from '../terms/build-operation.ts';
import {
  freshBound,
  global,
  literal,
  makeArray,
  makeFold,
  makeMember,
  makeObject,
  makeOperation,
} from '../terms/make-term.ts';
import { rewritingUp, someTerm, substitute, substituting } from '../terms/rewrite-term.ts';
import type { CallTerm, ChoiceTerm, FoldTerm, Term } from '../terms/term.ts';
import { fuse } from './fuse-folds.ts';

type Simplify = (term: Term) => Term;

/** `undefined` when a loop is as simple as it gets. */
export function simplerLoop(term: FoldTerm, simplified: Simplify): Term | undefined {
  return (
    withoutMaps(term) ??
    fuse(term, simplified) ??
    separated(term) ??
    fromZero(term) ??
    byIndex(term) ??
    withSumOutside(term)
  );
}

/** A loop over a known list, written out. */
export function unrolled({ list, element, accumulators }: FoldTerm): Term | undefined {
  if (list.kind !== 'array' || list.elements.length > MAX_UNROLLED) return undefined;
  if (list.elements.some((item) => isOperation(item, 'spread'))) return undefined;
  let values = accumulators.map(({ start }) => start);
  for (const [index, item] of list.elements.entries()) {
    const known = new Map<Term, Term>(accumulators.map(({ name }, at) => [name, values[at] ?? name]));
    known.set(element, item);
    const put = substituting((part) => (isIndexOf(part, element) ? literal(index) : known.get(part)));
    values = accumulators.map(({ step }) => put(step));
  }
  return values[0];
}

const MAX_UNROLLED = 8;

/** A map that a loop fills is an object that it fills. */
function withoutMaps(term: FoldTerm): Term | undefined {
  const maps = new Set<Term>(term.accumulators.flatMap(({ name, start }) => (isNewMap(start) ? [name] : [])));
  if (maps.size === 0) return undefined;
  const put = rewritingUp((part) => (part.kind === 'call' ? (keyed(part, maps) ?? part) : part));
  const accumulators = term.accumulators.map(({ name, start, step }) => ({
    name,
    start: maps.has(name) ? makeObject([]) : start,
    step: put(step),
  }));
  const isCalled = (part: Term): boolean =>
    part.kind === 'call' && part.callee.kind === 'member' && maps.has(part.callee.object);
  return accumulators.some(({ step }) => someTerm(step, isCalled)) ? undefined : makeFold({ ...term, accumulators });
}

const isNewMap = (term: Term): boolean =>
  term.kind === 'call' && term.isNew && term.callee.key === 'Map' && term.args.length === 0;

/** `map.get(k)` as `map[k]`, and so on; `undefined` for what is asked of no map, or has no such form. */
function keyed({ callee, args }: CallTerm, maps: ReadonlySet<Term>): Term | undefined {
  const [key, value] = args;
  if (callee.kind !== 'member' || key === undefined || !isOfMap(callee.object, maps)) return undefined;
  const name = propertyName(callee);
  if (name === 'set' && value !== undefined) return makeOperation('with', [callee.object, key, value]);
  if (name === 'has') return makeOperation('in', [key, callee.object]);
  return name === 'get' ? makeMember(callee.object, key) : undefined;
}

const isOfMap = (term: Term, maps: ReadonlySet<Term>): boolean =>
  maps.has(term) || (isOperation(term, 'with') && term.operands.slice(0, 1).some((inner) => isOfMap(inner, maps)));

/** `Object.fromEntries` of what a loop fills is that. */
export function entriesOf({ callee, args: [made] }: CallTerm): Term | undefined {
  if (globalPath(callee) !== 'Object.fromEntries') return undefined;
  return made?.kind === 'fold' || isOperation(made, 'with') ? made : undefined;
}

/** A text that grows by a separator and a part, the first time by the part alone, is the parts, joined. */
function separated({ list, element, accumulators }: FoldTerm): Term | undefined {
  const [only, ...others] = accumulators;
  const isText = only?.start.kind === 'literal' && only.start.value === '';
  const grown =
    isText && others.length === 0 && only.step.kind === 'choice' ? growthOf(only.name, only.step) : undefined;
  if (grown === undefined) return undefined;
  const parts = freshBound('accumulator');
  const [part, ...rest] = grown.parts;
  const append = makeOperation('append', [parts, part && rest.length === 0 ? part : concat(grown.parts)]);
  const made = makeFold({ list, element, accumulators: [{ name: parts, start: makeArray([]), step: append }] });
  return pureCall(makeMember(made, literal('join')), [grown.separator]);
}

interface Growth {
  readonly separator: Term;
  readonly parts: readonly Term[];
}

/** `undefined` when the two ways of a step do not differ by a separator alone. */
function growthOf(text: Term, { then, otherwise }: ChoiceTerm): Growth | undefined {
  const [one = [], other = []] = [then, otherwise].map((way) => addedTo(text, way));
  const [longer, parts] = one.length > other.length ? [one, other] : [other, one];
  const [separator, ...rest] = longer;
  const isSame = rest.length === parts.length && rest.every(({ key }, index) => key === parts[index]?.key);
  return isSame && parts.length > 0 && separator?.kind === 'literal' ? { separator, parts } : undefined;
}

/** What a step adds to a text; all of it where the text is not in it. `undefined` when it does more with it. */
function addedTo(text: Term, step: Term): readonly Term[] | undefined {
  const operands = isOperation(step, 'concat') ? step.operands : [step];
  const added = operands[0] === text ? operands.slice(1) : operands;
  return added.some((part) => mentions(part, text)) ? undefined : added;
}

const mentions = (term: Term, wanted: Term): boolean => someTerm(term, (part) => part === wanted);

/** `for (i = 1; i <= n; i++)` counts from zero with one more each time. */
function fromZero(term: FoldTerm): Term | undefined {
  if (!isOperation(term.list, 'range')) return undefined;
  const [start, end] = term.list.operands;
  if (start === undefined || end === undefined || isNumber(start, 0)) return undefined;
  const list = makeOperation('range', [literal(0), buildBinary('-', end, start)]);
  const shifted = sum([term.element, start]);
  return withSteps({ ...term, list }, (step) =>
    substitute(step, (part) => (part === term.element ? shifted : undefined)),
  );
}

/** A loop that looks at indices may run over any of the lists that it reads. */
function byIndex(term: FoldTerm): Term | undefined {
  const { element, list } = term;
  const isIndexed = term.accumulators.some(({ step }) => someTerm(step, (part) => isIndexOf(part, element)));
  if (!isIndexed) return undefined;
  const index = freshBound('index');
  const replaced = makeMember(list, index);
  const changed = withSteps(term, (step) =>
    substitute(step, (part) => (isIndexOf(part, element) ? index : part === element ? replaced : undefined)),
  );
  return changed.kind === 'fold' ? makeFold({ ...changed, list: global('…indices'), element: index }) : undefined;
}

const isIndexOf = (term: Term, element: Term): boolean => isOperation(term, 'index') && term.operands[0] === element;

function withSteps(term: FoldTerm, change: (step: Term) => Term): Term {
  return makeFold({
    ...term,
    accumulators: term.accumulators.map((accumulator) => ({ ...accumulator, step: change(accumulator.step) })),
  });
}

/** A sum that starts at something is that and a sum that starts at nothing. */
function withSumOutside(term: FoldTerm): Term | undefined {
  const [first, ...others] = term.accumulators;
  if (first === undefined || others.length > 0) return undefined;
  const { name, start, step } = first;
  const operands = isOperation(step, 'sum') ? step.operands : [];
  const rest = operands.filter((operand) => operand !== name);
  const isSum =
    rest.length === operands.length - 1 && !rest.some((operand) => someTerm(operand, (part) => part === name));
  if (!isSum || isNumber(start, 0) || (start.kind === 'literal' && typeof start.value === 'string')) return undefined;
  const accumulators = [{ name, start: literal(0), step }];
  const whole = startingWithFirst(term, start, rest);
  if (whole !== undefined) return makeFold({ ...term, list: whole, accumulators });
  return sum([start, makeFold({ ...term, accumulators })]);
}

const isNumber = (term: Term, value: number): boolean => term.kind === 'literal' && term.value === value;

/** `xs.reduce((a, b) => a + b)` starts with the first element and goes on with the others: all of them, from zero. */
function startingWithFirst({ list, element }: FoldTerm, start: Term, rest: readonly Term[]): Term | undefined {
  if (list.kind !== 'call' || list.callee.kind !== 'member' || propertyName(list.callee) !== 'slice') return undefined;
  const isFirst = start.key === member(list.callee.object, literal(0)).key;
  return isFirst && rest.length === 1 && rest[0] === element ? list.callee.object : undefined;
}

/** `xs.map(f).join('')` is a text that grows. */
export function joinedLoop({ callee, args }: CallTerm, simplified: Simplify): Term | undefined {
  if (callee.kind !== 'member' || propertyName(callee) !== 'join' || callee.object.kind !== 'fold') return undefined;
  const [separator] = args;
  if (separator?.kind !== 'literal' || separator.value !== '') return undefined;
  const name = freshBound('accumulator');
  const element = freshBound('element', callee.object);
  const step = concat([name, element]);
  const joining = makeFold({ list: callee.object, element, accumulators: [{ name, start: literal(''), step }] });
  return joining.kind === 'fold' ? fuse(joining, simplified) : undefined;
}
