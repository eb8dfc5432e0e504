/** A loop over a list that another loop makes is one loop. */
import { isOperation } from '../terms/build-operation.ts';
import { freshBound, makeFold } from '../terms/make-term.ts';
import { someTerm, substitute } from '../terms/rewrite-term.ts';
import type { BoundTerm, FoldTerm, Term } from '../terms/term.ts';

/** `undefined` when the list is made in another way, or the place of its elements matters. */
export function fuse(outer: FoldTerm, simplified: (term: Term) => Term): Term | undefined {
  const inner = outer.list;
  if (inner.kind !== 'fold' || inner.accumulators.length !== 1) return undefined;
  const [made] = inner.accumulators;
  if (made === undefined || made.start.kind !== 'array' || made.start.elements.length > 0) return undefined;
  const isIndexed = outer.accumulators.some(({ step }) => someTerm(step, (part) => isOperation(part, 'index')));
  if (isIndexed || !onlyAdds(made.step, made.name)) return undefined;
  const values = outer.accumulators.map(({ name }) => name);
  const steps = emitted(made.step, values, { outer, list: made.name, simplified });
  return makeFold({
    list: inner.list,
    element: inner.element,
    accumulators: outer.accumulators.map((accumulator, index) => ({
      ...accumulator,
      step: steps[index] ?? accumulator.step,
    })),
  });
}

/** Whether a step does nothing with the list but add to its end. */
function onlyAdds(step: Term, list: BoundTerm): boolean {
  if (step === list) return true;
  if (step.kind === 'choice')
    return !mentions(step.test, list) && onlyAdds(step.then, list) && onlyAdds(step.otherwise, list);
  const added = additionIn(step);
  return added !== undefined && onlyAdds(added.before, list) && !mentions(added.value, list);
}

interface Addition {
  readonly before: Term;
  readonly value: Term;
  readonly isList: boolean;
}

/** `append(before, value)`, or `[...before, ...value]`. */
function additionIn(step: Term): Addition | undefined {
  if (isOperation(step, 'append')) {
    const [before, value] = step.operands;
    return before && value && { before, value, isList: false };
  }
  if (step.kind !== 'array' || step.elements.length !== 2) return undefined;
  const [before, value] = step.elements.map((element) =>
    isOperation(element, 'spread') ? element.operands[0] : undefined,
  );
  return before && value && { before, value, isList: true };
}

const mentions = (term: Term, bound: BoundTerm): boolean => someTerm(term, (part) => part === bound);

interface Emission {
  readonly outer: FoldTerm;
  readonly list: BoundTerm;
  readonly simplified: (term: Term) => Term;
}

/** What the outer accumulators become by one step of the inner loop, from what they are. */
function emitted(step: Term, values: readonly Term[], emission: Emission): readonly Term[] {
  if (step === emission.list) return values;
  if (step.kind === 'choice') {
    const then = emitted(step.then, values, emission);
    const otherwise = emitted(step.otherwise, values, emission);
    return values.map((value, index) =>
      emission.simplified({ ...step, ...branches(then[index] ?? value, otherwise[index] ?? value) }),
    );
  }
  const added = additionIn(step);
  if (added === undefined) return values;
  const before = emitted(added.before, values, emission);
  return added.isList ? overList(added.value, before, emission) : stepWith(added.value, before, emission);
}

const branches = (then: Term, otherwise: Term): { readonly then: Term; readonly otherwise: Term } => ({
  then,
  otherwise,
});

/** One step of the outer loop for a value. */
function stepWith(value: Term, values: readonly Term[], { outer, simplified }: Emission): readonly Term[] {
  const names = outer.accumulators.map(({ name }) => name);
  return outer.accumulators.map(({ step }) =>
    simplified(
      substitute(step, (term) => {
        if (term === outer.element) return value;
        const index = names.findIndex((name) => name === term);
        return index === -1 ? undefined : values[index];
      }),
    ),
  );
}

/** The outer loop over a list that is added as a whole: a loop inside the loop. */
function overList(list: Term, values: readonly Term[], emission: Emission): readonly Term[] {
  const names = emission.outer.accumulators.map(() => freshBound('accumulator'));
  const element = freshBound('element', list);
  const steps = stepWith(element, names, emission);
  const accumulators = names.map((name, index) => ({ name, start: values[index] ?? name, step: steps[index] ?? name }));
  return accumulators.map((accumulator) =>
    emission.simplified(
      makeFold({
        list,
        element,
        accumulators: [accumulator, ...accumulators.filter((other) => other !== accumulator)],
      }),
    ),
  );
}
