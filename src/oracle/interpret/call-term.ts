/** Calls of anything: what is on the test's side is read through, loops over lists are folds, assertions are noted, the rest stays a call. */
import { isClass } from '@babel/types';
import { spanOf } from '../../syntax/place.ts';
import { isExpect, readAssertion } from '../assertions/read-assertion.ts';
import type { Effect } from '../code/function-effects.ts';
import { call as buildCall, globalPath } from '../terms/build-call.ts';
import { array, object, propertyName } from '../terms/build-member.ts';
import { freshUnknown, makeCall, makeLambda, makeOperation } from '../terms/make-term.ts';
import type { CallTerm, FunctionTerm, LambdaTerm, Term } from '../terms/term.ts';
import { applyLambda, callStep, functionOf, methodIn, type FunctionCaller } from './call-function.ts';
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
  if (callback !== undefined && isListMethod(name) && isCallable(callback) && rootOf(callee).kind !== 'dependency')
    return callList({ name, list: callee.object, args, site }, tools.interpreter);
  if (PROMISE_METHODS.has(name) && callback?.kind === 'function') return callThen(invocation, callee, tools);
  if ((name === 'call' || name === 'apply') && callee.object.kind === 'function') {
    const passed = name === 'call' ? args.slice(1) : args.slice(1).map((list) => makeOperation('spread', [list]));
    return tools.functions.call({ callee: callee.object, args: passed, receiver: callback, step: callStep(callee.object, invocation) });
  }
  return callOwnMethod(invocation, callee, tools);
}

const isCallable = (term: Term): boolean =>
  term.kind === 'function' || term.kind === 'lambda' || term.kind === 'declared' || term.kind === 'global' || term.kind === 'dependency' || term.kind === 'bound';

function rootOf(term: Term): Term {
  if (term.kind === 'member') return rootOf(term.object);
  return term.kind === 'call' && !term.isNew ? rootOf(term.callee) : term;
}

/** A method of a class that the test's side declares. */
function callOwnMethod(invocation: Invocation, callee: Member, { functions, interpreter }: CallTools): Term | undefined {
  const instance = callee.object;
  const isInstance = instance.kind === 'call' && instance.isNew;
  const made = isInstance ? instance.callee : instance;
  if (made.kind !== 'function' || !isClass(made.node)) return undefined;
  const method = methodIn(made.node.body, propertyName(callee) ?? '', !isInstance);
  const scope = functions.scopeOf(made);
  if (method === undefined || scope === undefined) return undefined;
  const closure = interpreter.close(functionOf(method), scope);
  return functions.call({
    callee: closure,
    args: invocation.args,
    receiver: instance,
    step: callStep(closure, invocation),
  });
}

const PROMISE_METHODS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** What `then` hands its function is the promise's own value, since a promise and its value are one term here. */
function callThen({ args, site, use }: Invocation, callee: Member, { functions }: CallTools): Term | undefined {
  const promise = callee.object;
  const name = propertyName(callee);
  const [first, second] = args;
  const call = plainCall(callee, args, undefined);
  if (call === undefined || first?.kind !== 'function') return undefined;
  const step = { kind: 'callback', call, use, site } as const;
  const failure = makeOperation('caught', [promise]);
  const value = functions.call({ callee: first, args: [name === 'catch' ? failure : promise], step });
  if (second?.kind === 'function') functions.call({ callee: second, args: [failure], step });
  return name === 'then' ? (value ?? freshUnknown()) : promise;
}

function plainCall(callee: Term, args: readonly Term[], epoch: number | undefined, isNew = false): CallTerm | undefined {
  const made = makeCall({ callee, args, isNew, epoch });
  return made.kind === 'call' ? made : undefined;
}

function callOutside(invocation: Invocation, tools: CallTools): Term {
  const { callee, isNew, site, use } = invocation;
  const { log } = tools.interpreter;
  const announced = plainCall(callee, invocation.args, undefined, isNew);
  if (announced === undefined || tools.declare(announced, invocation)) return freshUnknown();
  const isTable = TABLE_TAKERS.has(propertyName(callee) ?? '');
  const args = isTable ? invocation.args : invocation.args.map((arg) => handedOver(arg, { tools, call: announced, invocation, depth: 0 }));
  const assertion = isNew ? undefined : readAssertion(callee, args);
  if (assertion !== undefined) log.addAssertion({ ...assertion, site, use, span: spanOf(site.file, site.node) });
  const bare = plainCall(callee, args, undefined, isNew);
  if (bare === undefined) return freshUnknown();
  const effect = assertion === undefined ? tools.effectOf(bare, invocation) : undefined;
  const epoch = effect === undefined || effect === 'pure' ? undefined : tools.epoch.current;
  if (effect === 'writes') tools.epoch.current += 1;
  const term = plainCall(callee, args, epoch, isNew) ?? bare;
  log.addCall({ term, site, use });
  return buildCall(term);
}

/** What these take is read when a test gets it. */
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
  isNew ? callee.key === 'Promise' : isExpect(rootOf(callee)) || /^(?:act|waitFor|flushSync|batch)$/.test(nameOf(callee));

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
