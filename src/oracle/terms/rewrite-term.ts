/** Terms taken apart and put together again, in normal form. */
import { call } from './build-call.ts';
import { array, member, object } from './build-member.ts';
import { buildBinary, choice, concat, junction, not, product, sum, toNumber } from './build-operation.ts';
import { makeFold, makeLambda, makeOperation } from './make-term.ts';
import type {
  Accumulator,
  BoundTerm,
  CallTerm,
  ChoiceTerm,
  FoldTerm,
  ObjectEntry,
  OperationTerm,
  Term,
} from './term.ts';

/** The terms that a term is made of, in order. */
export function childrenOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'call':
      return [term.callee, ...term.args];
    case 'member':
      return [term.object, term.property];
    case 'operation':
      return term.operands;
    case 'object':
      return term.entries.flatMap(({ key, value }) => (key === undefined ? [value] : [key, value]));
    case 'array':
      return term.elements;
    case 'choice':
      return [term.test, term.then, term.otherwise];
    case 'lambda':
      return [term.body];
    case 'fold':
      return [term.list, ...term.accumulators.flatMap(({ start, step }) => [start, step])];
    default:
      return [];
  }
}

/** The bound terms that a term brings in for its inside. */
export function bindersOf(term: Term): readonly BoundTerm[] {
  if (term.kind === 'lambda') return term.parameters;
  return term.kind === 'fold' ? [term.element, ...term.accumulators.map(({ name }) => name)] : [];
}

/** The same term with each child put through `change`; itself when that changes none. */
export function mapChildren(term: Term, change: (child: Term) => Term): Term {
  switch (term.kind) {
    case 'call':
      return mapCall(term, change);
    case 'member': {
      const [whole, property] = [change(term.object), change(term.property)];
      return whole === term.object && property === term.property ? term : member(whole, property);
    }
    case 'operation': {
      const operands = mapAll(term.operands, change);
      return operands === term.operands ? term : operation(term, operands);
    }
    case 'object': {
      const entries = mapAll(term.entries, (entry) => mapEntry(entry, change));
      return entries === term.entries ? term : object(entries);
    }
    case 'array': {
      const elements = mapAll(term.elements, change);
      return elements === term.elements ? term : array(elements);
    }
    case 'choice':
      return mapChoice(term, change);
    case 'lambda': {
      const body = change(term.body);
      return body === term.body ? term : makeLambda(term.parameters, body);
    }
    case 'fold':
      return mapFold(term, change);
    default:
      return term;
  }
}

function mapCall(term: CallTerm, change: (child: Term) => Term): Term {
  const callee = change(term.callee);
  const args = mapAll(term.args, change);
  return callee === term.callee && args === term.args ? term : call({ ...term, callee, args });
}

function mapChoice(term: ChoiceTerm, change: (child: Term) => Term): Term {
  const [test, then, otherwise] = [change(term.test), change(term.then), change(term.otherwise)];
  const isSame = test === term.test && then === term.then && otherwise === term.otherwise;
  return isSame ? term : choice(test, then, otherwise);
}

function mapFold(term: FoldTerm, change: (child: Term) => Term): Term {
  const list = change(term.list);
  const accumulators = mapAll(term.accumulators, (accumulator) => mapAccumulator(accumulator, change));
  const isSame = list === term.list && accumulators === term.accumulators;
  return isSame ? term : makeFold({ element: term.element, list, accumulators });
}

/** The same list when nothing in it changes. */
function mapAll<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  let changed: Item[] | undefined;
  for (const [index, item] of items.entries()) {
    const after = change(item);
    if (after !== item) changed ??= [...items];
    if (changed !== undefined) changed[index] = after;
  }
  return changed ?? items;
}

function mapEntry(entry: ObjectEntry, change: (child: Term) => Term): ObjectEntry {
  const key = entry.key && change(entry.key);
  const value = change(entry.value);
  return key === entry.key && value === entry.value ? entry : { key, value };
}

function mapAccumulator(accumulator: Accumulator, change: (child: Term) => Term): Accumulator {
  const [start, step] = [change(accumulator.start), change(accumulator.step)];
  return start === accumulator.start && step === accumulator.step
    ? accumulator
    : { name: accumulator.name, start, step };
}

/** The same operation on other operands, in normal form. */
export function operation({ operator }: OperationTerm, operands: readonly Term[]): Term {
  const [left, right] = operands;
  switch (operator) {
    case 'sum':
      return sum(operands);
    case 'product':
      return product(operands);
    case 'concat':
      return concat(operands);
    case 'and':
      return junction('and', operands);
    case 'or':
      return junction('or', operands);
    case '!':
      return left ? not(left) : makeOperation(operator, operands);
    case 'number':
      return left ? toNumber(left) : makeOperation(operator, operands);
    case '===':
    case '!==':
      return left && right ? buildBinary(operator, left, right) : makeOperation(operator, operands);
    default:
      return makeOperation(operator, operands);
  }
}

/** Changes terms, and remembers what it made of each part. */
export type Rewriting = (term: Term) => Term;

/** Every place where `replace` answers holds its answer; what it answers is not looked into again. */
export const substituting = (replace: (term: Term) => Term | undefined): Rewriting =>
  remembering((term, change) => replace(term) ?? mapChildren(term, change));

/** From the leaves to the root: `rewrite` sees a term whose children are rewritten. */
export const rewritingUp = (rewrite: (term: Term) => Term): Rewriting =>
  remembering((term, change) => rewrite(mapChildren(term, change)));

function remembering(make: (term: Term, change: Rewriting) => Term): Rewriting {
  const known = new Map<Term, Term>();
  const change: Rewriting = (term) => {
    const seen = known.get(term);
    if (seen !== undefined) return seen;
    const changed = make(term, change);
    known.set(term, changed);
    return changed;
  };
  return change;
}

export const substitute = (term: Term, replace: (term: Term) => Term | undefined): Term => substituting(replace)(term);

export const rewriteUp = (term: Term, rewrite: (term: Term) => Term): Term => rewritingUp(rewrite)(term);

/** Whether `isWanted` holds for a term or a part of it. */
export function someTerm(term: Term, isWanted: (term: Term) => boolean): boolean {
  return isWanted(term) || childrenOf(term).some((child) => someTerm(child, isWanted));
}

/** A term and all its parts, outermost first. */
export function partsOf(term: Term): readonly Term[] {
  const parts: Term[] = [];
  const add = (part: Term): void => {
    parts.push(part);
    childrenOf(part).forEach(add);
  };
  add(term);
  return parts;
}
