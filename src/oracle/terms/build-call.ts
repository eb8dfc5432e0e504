/** Calls in normal form: what builtins do under several names is told in one way. */
import { array, object, propertyName, spread } from './build-member.ts';
import { concat, inOrder, isOperation, isText, not, product, timeOf, toNumber, toText } from './build-operation.ts';
import { global, freshBound, literal, makeCall, makeFold, makeMember, makeOperation } from './make-term.ts';
import type { CallTerm, Term } from './term.ts';

type CallParts = Pick<CallTerm, 'callee' | 'args' | 'isNew' | 'epoch'>;

export function call(parts: CallParts): Term {
  const args = parts.args.map(withoutWrapper);
  const simple = parts.isNew ? undefined : (ofGlobal(parts.callee, args) ?? ofMethod(parts.callee, args));
  return simple ?? makeCall({ ...parts, args });
}

/** A call of a function that is known to be pure. */
export const pureCall = (callee: Term, args: readonly Term[]): Term =>
  call({ callee, args, isNew: false, epoch: undefined });

/** `x => f(x)` is `f`. */
function withoutWrapper(term: Term): Term {
  if (term.kind !== 'lambda' || term.body.kind !== 'call' || term.body.isNew || term.parameters.length === 0)
    return term;
  const { callee, args } = term.body;
  const passesOn = args.length === term.parameters.length && args.every((arg, index) => arg === term.parameters[index]);
  const isFree = callee.kind === 'declared' || callee.kind === 'dependency' || callee.kind === 'global';
  return passesOn && isFree ? callee : term;
}

type Simplification = (args: readonly Term[]) => Term | undefined;

const first =
  (build: (operand: Term) => Term): Simplification =>
  ([operand, ...others]) =>
    operand !== undefined && others.length === 0 ? build(operand) : undefined;

const itself = first((operand) => operand);

const GLOBALS: ReadonlyMap<string, Simplification> = new Map<string, Simplification>([
  ['String', first(toText)],
  ['Number', first(toNumber)],
  ['Boolean', first((operand) => not(not(operand)))],
  ['structuredClone', itself],
  ['Object.freeze', itself],
  ['Object.seal', itself],
  ['Promise.resolve', itself],
  ['Promise.all', itself],
  ['Date.parse', first((operand) => makeOperation('time', [operand]))],
  ['Array.of', (args) => array(args)],
  ['Array.from', first((operand) => (operand.kind === 'object' ? pureArrayFrom(operand) : array([spread(operand)])))],
  ['Object.assign', (args) => object(args.map((value) => ({ key: undefined, value })))],
  ['Math.pow', ([base, exponent]) => (base && exponent ? power(base, exponent) : undefined)],
  ['Math.max', (args) => extreme('max', args)],
  ['Math.min', (args) => extreme('min', args)],
  ['JSON.parse', first((operand) => (isStringified(operand) ? (operand.args[0] ?? operand) : jsonParse(operand)))],
]);

const ofGlobal = (callee: Term, args: readonly Term[]): Term | undefined =>
  GLOBALS.get(globalPath(callee) ?? '')?.(args);

/** `Math.max` for the member of a global object; `undefined` for anything else. */
export function globalPath(term: Term): string | undefined {
  if (term.kind === 'global') return term.name;
  if (term.kind !== 'member') return undefined;
  const object = globalPath(term.object);
  const name = propertyName(term);
  return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}

const globalMember = (name: string, property: string): Term => makeMember(global(name), literal(property));

const pureArrayFrom = (operand: Term): Term =>
  makeCall({ callee: globalMember('Array', 'from'), args: [operand], isNew: false, epoch: undefined });

const jsonParse = (operand: Term): Term =>
  makeCall({ callee: globalMember('JSON', 'parse'), args: [operand], isNew: false, epoch: undefined });

const isStringified = (term: Term): term is CallTerm =>
  term.kind === 'call' && globalPath(term.callee) === 'JSON.stringify' && term.args.length === 1;

/** `x ** 2` is `x * x`. */
export function power(base: Term, exponent: Term): Term {
  if (exponent.kind === 'literal' && exponent.value === 2) return product([base, base]);
  return makeOperation('**', [base, exponent]);
}

/** `Math.max(a, b)` in any order; over a spread list it is a loop. */
export function extreme(name: 'max' | 'min', args: readonly Term[]): Term {
  const callee = globalMember('Math', name);
  const plain = (operands: readonly Term[]): Term =>
    makeCall({ callee, args: inOrder(operands), isNew: false, epoch: undefined });
  const lists = args.filter((arg) => isOperation(arg, 'spread'));
  const list = lists[0]?.kind === 'operation' ? lists[0].operands[0] : undefined;
  if (lists.length !== 1 || list === undefined) return plain(args);
  const others = args.filter((arg) => !isOperation(arg, 'spread'));
  const [only] = others;
  const start = others.length === 1 && only !== undefined ? only : plain(others);
  const accumulator = freshBound('accumulator');
  const element = freshBound('element', list);
  return makeFold({ list, element, accumulators: [{ name: accumulator, start, step: plain([accumulator, element]) }] });
}

/** Of lists, or of texts: which of them, is told by what is known of its parts. */
function concatenated(receiver: Term, args: readonly Term[]): Term | undefined {
  if (receiver.kind === 'array') return array([receiver, ...args].map(spread));
  return args.length > 0 && [receiver, ...args].some(isText) ? concat([receiver, ...args]) : undefined;
}

const METHODS: ReadonlyMap<string, (receiver: Term, args: readonly Term[]) => Term | undefined> = new Map<
  string,
  (receiver: Term, args: readonly Term[]) => Term | undefined
>([
  ['toString', (receiver, args) => (args.length === 0 ? toText(receiver) : undefined)],
  ['getTime', (receiver) => (isDate(receiver) ? timeOf(receiver) : undefined)],
  ['valueOf', (receiver) => (isDate(receiver) ? timeOf(receiver) : undefined)],
  ['slice', (receiver, args) => (args.length === 0 ? receiver : undefined)],
  ['concat', concatenated],
  ['join', (receiver, args) => joined(receiver, args)],
]);

function ofMethod(callee: Term, args: readonly Term[]): Term | undefined {
  if (callee.kind !== 'member') return undefined;
  return METHODS.get(propertyName(callee) ?? '')?.(callee.object, args);
}

const isDate = (term: Term): term is CallTerm => term.kind === 'call' && term.isNew && term.callee.key === 'Date';

/** `[a, b].join('-')` is a text of its parts. */
function joined(receiver: Term, [separator = literal(',')]: readonly Term[]): Term | undefined {
  if (receiver.kind !== 'array' || receiver.elements.some((element) => isOperation(element, 'spread')))
    return undefined;
  return concat(receiver.elements.flatMap((element, index) => (index === 0 ? [element] : [separator, element])));
}
