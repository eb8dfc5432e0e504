/** Looks for a value in what functions of the code compute for any arguments: where its own call does not tell which. */
import type { CalledFunction, ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { UNDEFINED } from '../terms/make-term.ts';
import { partsOf, substitute } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';
import { matchTerm, type Bindings } from './match-terms.ts';
import { plainly, writtenForm } from './normal-form.ts';
import { openIn } from './open-parts.ts';
import { unfoldCalls } from './unfold-calls.ts';
import { weightOf } from './weigh-term.ts';

export interface Restatement {
  readonly called: CalledFunction;
  /** Of what is the same, the values put in left out. */
  readonly weight: number;
}

export interface Search {
  readonly functions: readonly CalledFunction[];
  readonly context: OracleContext;
  /** Whether a part of what a function computes is enough. */
  readonly takesParts: boolean;
  readonly minWeight: number;
}

/** The function that computes the value as it is written; `undefined` when none does. */
export function findRestatement(
  value: Term,
  { functions, context, takesParts, minWeight }: Search,
): Restatement | undefined {
  const written = (term: Term): Term => writtenForm(term, plainly(context));
  const wanted = written(value);
  for (const called of functions) {
    const { meaning } = called;
    if (meaning === undefined) continue;
    const isOpen = openIn(meaning);
    const bodies = bodiesOf(called, () => [meaning.body, unfoldCalls(meaning.body, context)].map(written));
    for (const term of takesParts ? bodies.flatMap(partsOf) : bodies) {
      const bindings = term.kind === wanted.kind ? matchTerm({ term, isOpen }, wanted) : undefined;
      const weight = bindings === undefined ? 0 : weightOf(withoutBound(wanted, bindings));
      if (weight >= minWeight) return { called, weight };
    }
  }
  return undefined;
}

/** A function is compared with many values. */
const BODIES = new WeakMap<CalledFunction, readonly Term[]>();

function bodiesOf(called: CalledFunction, read: () => readonly Term[]): readonly Term[] {
  const known = BODIES.get(called);
  if (known !== undefined) return known;
  const bodies = read();
  BODIES.set(called, bodies);
  return bodies;
}

/** A value, what it is on each of its ways, and what a text is put together from. */
export function piecesOf(term: Term): readonly Term[] {
  if (term.kind === 'choice') return [term, ...piecesOf(term.then), ...piecesOf(term.otherwise)];
  return term.kind === 'operation' && term.operator === 'concat' ? [term, ...term.operands] : [term];
}

function withoutBound(term: Term, bindings: Bindings): Term {
  const bound = new Set(bindings.values().map(({ key }) => key));
  return substitute(term, (part) => (bound.has(part.key) ? UNDEFINED : undefined));
}

/** The functions in the behaviours' code, and in the files of code under test that the test's file imports. */
export function functionsNear(test: ExaminedTest, context: OracleContext): readonly CalledFunction[] {
  const imports = context.moduleOf(test.declaration.file)?.imports.values() ?? [];
  const imported = [...imports].flatMap(({ specifier }) => {
    const file = context.resolve(test.declaration.file, specifier);
    return file !== undefined && context.isSubject(file) ? [file] : [];
  });
  const files = new Set([...test.scope.map(({ file }) => file), ...imported]);
  return [...files].flatMap((file) => context.functionsIn(file));
}
