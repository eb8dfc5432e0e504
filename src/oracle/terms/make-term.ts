/** Makes terms as they are told, with their keys; `build-*.ts` bring them into normal form first. */
import type { Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import type {
  Accumulator,
  BoundRole,
  BoundTerm,
  CallTerm,
  DeclaredTerm,
  DependencyTerm,
  FoldTerm,
  FunctionTerm,
  GlobalTerm,
  LambdaTerm,
  LiteralTerm,
  LiteralValue,
  ObjectEntry,
  OperationTerm,
  Operator,
  Term,
  UnknownTerm,
} from './term.ts';

/** A value that is larger is compared by its digest only. */
const MAX_SIZE = 600;

export const literal = (value: LiteralValue, origin?: string): LiteralTerm => ({
  kind: 'literal',
  value,
  origin,
  key: literalKey(value),
  size: 1,
});

export const UNDEFINED: LiteralTerm = literal(undefined);

export const global = (name: string): GlobalTerm => ({ kind: 'global', name, key: name, size: 1 });

export const declared = (file: FilePath, name: string): DeclaredTerm => ({
  kind: 'declared',
  file,
  name,
  key: `<${file}#${name}>`,
  size: 1,
});

export const dependency = (specifier: string, name: string): DependencyTerm => ({
  kind: 'dependency',
  specifier,
  name,
  key: `<${specifier}:${name}>`,
  size: 1,
});

/** Ids only have to differ, and to grow: nothing that is told depends on where they start. */
let lastId = 0;

/** A bound term equal to no other. */
export function freshBound(role: BoundRole, list?: Term): BoundTerm {
  lastId += 1;
  return { kind: 'bound', id: lastId, role, list, key: `β${role}${String(lastId).padStart(9, '0')}`, size: 1 };
}

export function freshUnknown(): UnknownTerm {
  lastId += 1;
  return { kind: 'unknown', key: `?${lastId}`, size: 1 };
}

export const functionTerm = (file: FilePath, node: Node): FunctionTerm => ({
  kind: 'function',
  file,
  node,
  key: `ƒ${file}:${node.start ?? 0}`,
  size: 1,
});

export const makeCall = (call: Pick<CallTerm, 'callee' | 'args' | 'isNew' | 'epoch'>): Term =>
  bounded({
    ...call,
    kind: 'call',
    key: `${call.isNew ? 'new ' : ''}${call.callee.key}(${joinKeys(call.args)})${call.epoch === undefined ? '' : `@${call.epoch}`}`,
    size: 1 + call.callee.size + sizeOf(call.args),
  });

export const makeMember = (object: Term, property: Term): Term =>
  bounded({
    kind: 'member',
    object,
    property,
    key: `${object.key}.[${property.key}]`,
    size: object.size + property.size,
  });

export const makeOperation = (operator: Operator, operands: readonly Term[]): Term =>
  bounded(plainOperation(operator, operands));

export const plainOperation = (operator: Operator, operands: readonly Term[]): OperationTerm => ({
  kind: 'operation',
  operator,
  operands,
  key: `(${operator} ${joinKeys(operands)})`,
  size: 1 + sizeOf(operands),
});

export const makeObject = (entries: readonly ObjectEntry[]): Term =>
  bounded({
    kind: 'object',
    entries,
    key: `{${entries.map(({ key, value }) => `${key?.key ?? '...'}:${value.key}`).join()}}`,
    size: 1 + sizeOf(entries.map(({ value }) => value)),
  });

export const makeArray = (elements: readonly Term[]): Term =>
  bounded({ kind: 'array', elements, key: `[${joinKeys(elements)}]`, size: 1 + sizeOf(elements) });

export const makeChoice = (test: Term, then: Term, otherwise: Term): Term =>
  bounded({
    kind: 'choice',
    test,
    then,
    otherwise,
    key: `(${test.key} ? ${then.key} : ${otherwise.key})`,
    size: 1 + test.size + then.size + otherwise.size,
  });

export const makeLambda = (parameters: readonly BoundTerm[], body: Term): LambdaTerm => ({
  kind: 'lambda',
  parameters,
  body,
  key: `(λ${joinKeys(parameters)}.${body.key})`,
  size: 1 + body.size,
});

export const makeFold = (fold: Pick<FoldTerm, 'list' | 'element' | 'accumulators'>): Term =>
  bounded({
    ...fold,
    kind: 'fold',
    key: `(fold ${fold.list.key} ${fold.element.key} ${fold.accumulators.map(accumulatorKey).join()})`,
    size: 1 + fold.list.size + sizeOf(fold.accumulators.flatMap(({ start, step }) => [start, step])),
  });

const accumulatorKey = ({ name, start, step }: Accumulator): string => `${name.key}=${start.key};${step.key}`;

const joinKeys = (terms: readonly Term[]): string => terms.map(({ key }) => key).join();

const sizeOf = (terms: readonly Term[]): number => terms.reduce((sum, { size }) => sum + size, 0);

const bounded = <Made extends Term>(term: Made): Made | UnknownTerm =>
  term.size <= MAX_SIZE ? term : { kind: 'unknown', key: `?${digest(term.key)}`, size: 1 };

/** FNV-1a, which is enough for values that nobody builds on purpose. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${(hash >>> 0).toString(36)}.${text.length}`;
}

function literalKey(value: LiteralValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}
