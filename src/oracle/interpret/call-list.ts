/** Methods of lists that call a function for each element, as loops. */
import type { Site } from '../assertion.ts';
import { pureCall } from '../terms/build-call.ts';
import { append, array, member, spread } from '../terms/build-member.ts';
import { choice, not } from '../terms/build-operation.ts';
import { freshBound, literal, makeLambda, makeMember, makeOperation, UNDEFINED } from '../terms/make-term.ts';
import type { BoundTerm, Term } from '../terms/term.ts';
import { NEXT, SKIP } from './completion.ts';
import type { Interpreter } from './interpreter.ts';
import { runLoop } from './run-loops.ts';
import { Scope } from './scope.ts';

export interface ListCall {
  readonly name: string;
  readonly list: Term;
  readonly args: readonly Term[];
  readonly site: Site;
}

type Callback = (...args: readonly Term[]) => Term;

const LOOPS: ReadonlySet<string> = new Set(['map', 'flatMap', 'filter', 'forEach', 'reduce', 'reduceRight']);
const SEARCHES: ReadonlySet<string> = new Set(['some', 'every', 'find', 'findIndex', 'findLast']);

export const isListMethod = (name: string): boolean => LOOPS.has(name) || SEARCHES.has(name);

/** The value of `list.name(callback, …)`. */
export function callList(request: ListCall, interpreter: Interpreter): Term {
  const [callback = UNDEFINED] = request.args;
  const element = freshBound('element', request.list);
  const invoke: Callback = (...args) =>
    interpreter.call({
      callee: callback,
      args: takenBy(callback, args),
      isNew: false,
      site: request.site,
      use: 'used',
    });
  if (SEARCHES.has(request.name)) return search(request, { element, invoke, interpreter });
  return gather(request, { element, invoke, interpreter });
}

/** A function that is not read through is taken to look at values, not at their places. */
function takenBy(callback: Term, args: readonly Term[]): readonly Term[] {
  if (callback.kind === 'function' || callback.kind === 'lambda') return args;
  return args.filter((arg) => !(arg.kind === 'operation' && arg.operator === 'index')).slice(0, -1);
}

interface Walk {
  readonly element: BoundTerm;
  readonly invoke: Callback;
  readonly interpreter: Interpreter;
}

/** What is gathered is a variable like any other that a loop changes. */
function gather({ name, list, args, site }: ListCall, { element, invoke, interpreter }: Walk): Term {
  const isReduce = name === 'reduce' || name === 'reduceRight';
  const isBare = isReduce && args.length < 2;
  const walked = isBare ? pureCall(makeMember(list, literal('slice')), [literal(1)]) : list;
  const start = isReduce ? (args[1] ?? member(list, literal(0))) : array([]);
  const gathered = interpreter.journal.declare(new Scope(site.file), 'gathered', start);
  const index = makeOperation('index', [element]);
  const next = (): Term => {
    if (isReduce) return invoke(gathered.value, element, index, list);
    const value = invoke(element, index, list);
    if (name === 'map') return append(gathered.value, value);
    if (name === 'filter') return choice(value, append(gathered.value, element), gathered.value);
    return name === 'flatMap' ? extended(gathered.value, value) : gathered.value;
  };
  const body = (): typeof NEXT => {
    const value = next();
    if (value !== gathered.value) interpreter.journal.assign(gathered, value);
    return NEXT;
  };
  runLoop({ site, list: walked, element, body }, interpreter);
  return name === 'forEach' ? UNDEFINED : gathered.value;
}

const extended = (list: Term, value: Term): Term =>
  value.kind === 'array' ? value.elements.reduce(append, list) : array([spread(list), spread(value)]);

function search({ name, list, site }: ListCall, { element, invoke, interpreter }: Walk): Term {
  let found: Term = UNDEFINED;
  const body = (): typeof NEXT => {
    found = invoke(element, makeOperation('index', [element]), list);
    return NEXT;
  };
  runLoop({ site, list, element, body }, interpreter);
  const isEvery = name === 'every';
  const value =
    name === 'some' || isEvery ? literal(!isEvery) : name === 'findIndex' ? makeOperation('index', [element]) : element;
  const otherwise = name === 'some' || isEvery ? literal(isEvery) : name === 'findIndex' ? literal(-1) : UNDEFINED;
  const step = choice(isEvery ? not(found) : found, value, SKIP);
  return makeOperation('search', [list, makeLambda([element], step), otherwise]);
}

/** `Array.from(list, callback)`, also over `{ length }`. */
export function callArrayFrom(args: readonly Term[], site: Site, interpreter: Interpreter): Term | undefined {
  const [source, callback] = args;
  if (source === undefined || callback === undefined) return undefined;
  const length = source.kind === 'object' ? member(source, literal('length')) : undefined;
  if (length === undefined) return callList({ name: 'map', list: source, args: [callback], site }, interpreter);
  const list = makeOperation('range', [literal(0), length]);
  const element = freshBound('element', list);
  const gathered = interpreter.journal.declare(new Scope(site.file), 'gathered', array([]));
  const body = (): typeof NEXT => {
    const callArgs = [UNDEFINED, element];
    const value = interpreter.call({ callee: callback, args: callArgs, isNew: false, site, use: 'used' });
    interpreter.journal.assign(gathered, append(gathered.value, value));
    return NEXT;
  };
  runLoop({ site, list, element, body }, interpreter);
  return gathered.value;
}
