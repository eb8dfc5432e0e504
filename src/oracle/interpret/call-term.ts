/** Calls of anything: what is on the test's side is read through, loops over lists are folds, assertions are noted, the rest stays a call. */
import { isClass } from '@babel/types';
import { spanOf } from '../../syntax/place.ts';
import { isExpect, readAssertion } from '../assertions/read-assertion.ts';
import type { Effect } from '../code/function-effects.ts';
import { call as buildCall, globalPath } from '../terms/build-call.ts';
import { array, object, propertyName } from '../terms/build-member.ts';
import { freshUnknown, makeCall, makeLambda, makeOperation } from '../terms/make-term.ts';
import type { CallTerm, FunctionTerm, LambdaTerm, Term } from '../terms/term.ts';
import { applyLambda } from '../terms/apply-lambda.ts';
import { callStep, functionOf, isDecorated, methodIn, type FunctionCaller } from './call-function.ts';
import { alternatives } from './evaluate-choice.ts';
import { callArrayFrom, callList, isListMethod } from './call-list.ts';
import type { Interpreter, Invocation } from './interpreter.ts';

export interface CallTools {
  readonly interpreter: Interpreter;
  readonly functions: FunctionCaller;
  /** What calling it does; `undefined` inside of code under test, where the order of effects is the code's own. */
  readonly effectOf: (call: CallTerm, invocation: Invocation) => Effect | undefined;
  readonly epoch: { current: number };
  /** Tells those who look for tests and hooks; true when the call declared one. */
  readonly declare: (call: CallTerm, invocation: Invocation) => boolean;
}

export function callTerm(invocation: Invocation, tools: CallTools): Term {
  const { callee, args, isNew } = invocation;
  if (callee.kind === 'function' && !isNew) {
    const read = tools.functions.call({ callee, args, step: callStep(callee, invocation) });
    if (read !== undefined) return read;
  }
  if (callee.kind === 'lambda' && !isNew) return applyLambda(callee, args);
  const known = callee.kind === 'member' && !isNew ? callMethod(invocation, callee, tools) : undefined;
  return known ?? callOutside(invocation, tools);
}

type Member = Extract<Term, { kind: 'member' }>;

function callMethod(invocation: Invocation, callee: Member, tools: CallTools): Term | undefined {
  const { args, site } = invocation;
  const name = propertyName(callee) ?? '';
  const [callback] = args;
  if (globalPath(callee) === 'Array.from') return callArrayFrom(args, site, tools.interpreter);
  if (isListMethod(name) && isCallOverList(callee, callback))
    return callList({ name, list: callee.object, args, site }, tools.interpreter);
  const called = callback?.kind === 'function' ? callHanded(invocation, callee, { ...tools, callback }) : undefined;
  if (called !== undefined) return called;
  if (callee.object.kind === 'function' && CALLERS.has(name)) return callFor(invocation, callee.object, tools);
  return callOwnMethod(invocation, callee, tools);
}

/** What is known to call the function that it is handed, and what becomes of that. */
function callHanded(
  invocation: Invocation,
  callee: Member,
  tools: CallTools & { readonly callback: FunctionTerm },
): Term | undefined {
  if (isHoisted(callee)) return tools.functions.call({ callee: tools.callback, args: [] });
  return PROMISE_METHODS.has(propertyName(callee) ?? '') ? callThen(invocation, callee, tools) : undefined;
}

/** `vi.hoisted(…)`, which gives what its function returns. */
const isHoisted = (callee: Member): boolean =>
  propertyName(callee) === 'hoisted' && rootOf(callee).kind === 'dependency';

/** Dependencies, and objects of classes of the project, have methods of these names that are no loops. */
const isCallOverList = (callee: Member, callback: Term | undefined): boolean =>
  CALLABLE.has(callback?.kind) && rootOf(callee).kind !== 'dependency' && !isOfOwnClass(callee.object);

const isOfOwnClass = (object: Term): boolean =>
  object.kind === 'call' && object.isNew && object.callee.kind !== 'global';

const CALLABLE: ReadonlySet<Term['kind'] | undefined> = new Set<Term['kind'] | undefined>([
  'function',
  'lambda',
  'declared',
  'global',
  'dependency',
  'bound',
]);
const CALLERS: ReadonlySet<string> = new Set(['call', 'apply']);

/** `f.call(receiver, …)` and `f.apply(receiver, list)`. */
function callFor(invocation: Invocation, callee: FunctionTerm, { functions }: CallTools): Term | undefined {
  const [receiver, ...rest] = invocation.args;
  const isApply = invocation.callee.kind === 'member' && propertyName(invocation.callee) === 'apply';
  const args = isApply ? rest.map((list) => makeOperation('spread', [list])) : rest;
  return functions.call({ callee, args, receiver, step: callStep(callee, invocation) });
}

function rootOf(term: Term): Term {
  if (term.kind === 'member') return rootOf(term.object);
  return term.kind === 'call' && !term.isNew ? rootOf(term.callee) : term;
}

/** A method of a class that the test's side declares. */
function callOwnMethod(
  invocation: Invocation,
  callee: Member,
  { functions, interpreter }: CallTools,
): Term | undefined {
  const instance = callee.object;
  const isInstance = instance.kind === 'call' && instance.isNew;
  const made = isInstance ? instance.callee : instance;
  if (made.kind !== 'function' || !isClass(made.node)) return undefined;
  const method = methodIn(made.node.body, propertyName(callee) ?? '', !isInstance);
  const scope = functions.scopeOf(made);
  const isAsWritten = ![method, made.node].some(isDecorated) && !isSpiedOn(callee, interpreter);
  if (method === undefined || scope === undefined || !isAsWritten) return undefined;
  const closure = interpreter.close(functionOf(method), scope);
  return functions.call({
    callee: closure,
    args: invocation.args,
    receiver: instance,
    step: callStep(closure, invocation),
  });
}

/** Whether the test put a stub in the place of an object's method. */
const isSpiedOn = (callee: Member, { log }: Interpreter): boolean =>
  callee.object.kind === 'call' &&
  log.calls.some(({ term: { callee: made, args } }) => {
    const [object, name] = propertyName(made) === 'spyOn' ? args : [];
    return object?.key === callee.object.key && name?.key === callee.property.key;
  });

const PROMISE_METHODS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** What `then` hands its function is the promise's own value, since a promise and its value are one term here. */
function callThen({ args, site, use }: Invocation, callee: Member, { functions }: CallTools): Term | undefined {
  const promise = callee.object;
  const name = propertyName(callee);
  const [first, second] = args;
  const call = plainCall({ callee, args, isNew: false, epoch: undefined });
  if (call === undefined || first?.kind !== 'function') return undefined;
  const step = { kind: 'callback', call, use, site } as const;
  const failure = makeOperation('caught', [promise]);
  const value = functions.call({ callee: first, args: [name === 'catch' ? failure : promise], step });
  if (second?.kind === 'function') functions.call({ callee: second, args: [failure], step });
  return name === 'then' ? (value ?? freshUnknown()) : promise;
}

/** `undefined` when the call is too large to be looked at. */
function plainCall(parts: Pick<CallTerm, 'callee' | 'args' | 'isNew' | 'epoch'>): CallTerm | undefined {
  const made = makeCall(parts);
  return made.kind === 'call' ? made : undefined;
}

function callOutside(invocation: Invocation, tools: CallTools): Term {
  const { callee, isNew, site, use } = invocation;
  const { log } = tools.interpreter;
  const announced = plainCall({ callee, args: invocation.args, isNew, epoch: undefined });
  if (announced === undefined || tools.declare(announced, invocation)) return freshUnknown();
  const bare = plainCall({ ...announced, args: argumentsOf(announced, { tools, invocation }) });
  if (bare === undefined) return freshUnknown();
  const assertion = isNew ? undefined : readAssertion(callee, bare.args);
  if (assertion !== undefined) log.addAssertion({ ...assertion, site, use, span: spanOf(site.file, site.node) });
  if (isExtension(callee)) log.addMatchers(bare.args[0]);
  const term = assertion === undefined ? datedCall(bare, { tools, invocation }) : bare;
  log.addCall({ term, site, use });
  return buildCall(term);
}

/** `expect.extend(…)` */
const isExtension = (callee: Term): boolean =>
  callee.kind === 'member' && propertyName(callee) === 'extend' && isExpect(callee.object);

type Outside = Pick<Handing, 'tools' | 'invocation'>;

const argumentsOf = (call: CallTerm, outside: Outside): readonly Term[] =>
  takesTable(call.callee) ? call.args : call.args.map((arg) => handedOver(arg, { ...outside, call, depth: 0 }));

/** A call that may give something else another time says when it was made. */
function datedCall(call: CallTerm, { tools, invocation }: Outside): CallTerm {
  const effect = tools.effectOf(call, invocation) ?? 'pure';
  if (effect === 'pure') return call;
  const dated = plainCall({ ...call, epoch: tools.epoch.current });
  if (effect === 'writes') tools.epoch.current += 1;
  return dated ?? call;
}

/** What `it.each` and its kin take is read when a test gets it. */
const takesTable = (callee: Term): boolean =>
  TABLE_TAKERS.has(propertyName(callee) ?? '') &&
  ['dependency', 'global'].includes(rootOf(callee).kind) &&
  !isExpect(rootOf(callee));

const TABLE_TAKERS: ReadonlySet<string> = new Set(['each', 'for', 'extend', 'override', 'scoped']);

/** How deep functions are looked for in what is handed over. */
const MAX_NESTING = 3;

interface Handing {
  readonly tools: CallTools;
  readonly call: CallTerm;
  readonly invocation: Invocation;
  readonly depth: number;
}

/** An argument, with what the functions in it do. */
function handedOver(term: Term, handing: Handing): Term {
  if (handing.depth > MAX_NESTING) return term;
  const inner = { ...handing, depth: handing.depth + 1 };
  switch (term.kind) {
    case 'function':
      return lambdaOf(term, handing);
    case 'object':
      return object(term.entries.map(({ key, value }) => ({ key, value: handedOver(value, inner) })));
    case 'array':
      return array(term.elements.map((element) => handedOver(element, inner)));
    default:
      return term;
  }
}

/** What is known to run the functions that it takes, before anything else happens. */
const runsAtOnce = ({ callee, isNew }: CallTerm): boolean =>
  isNew
    ? callee.key === 'Promise'
    : isExpect(rootOf(callee)) || /^(?:act|waitFor|flushSync|batch)$/.test(nameOf(callee));

const nameOf = (callee: Term): string => (callee.kind === 'dependency' ? callee.name : (propertyName(callee) ?? ''));

function lambdaOf(term: FunctionTerm, handing: Handing): Term {
  const { site, use } = handing.invocation;
  const step = { kind: 'callback', call: handing.call, use, site } as const;
  const read = (): LambdaTerm | undefined => handing.tools.functions.lambda(term, step);
  const { interpreter } = handing.tools;
  const lambda = runsAtOnce(handing.call)
    ? read()
    : alternatives(interpreter, makeOperation('ran', [handing.call]), [{ step: undefined, read }])[0];
  if (lambda === undefined) return term;
  const body = handedOver(lambda.body, { ...handing, depth: handing.depth + 1 });
  return body === lambda.body ? lambda : makeLambda(lambda.parameters, body);
}
