import type { Behaviour } from '../../model/behaviour.ts';
import type { Confidence } from '../../model/finding.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import type { OracleContext, OracleRule } from '../oracle-rule.ts';
import { propertyName } from '../terms/build-member.ts';
import { partsOf } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';
import { givenFields } from '../values/given-fields.ts';
import { namedBy, statedFields, statedObjects, type StatedFields } from '../values/stated-fields.ts';

const RULE = 'oracle/omitted-field';

export const omittedField: OracleRule = {
  id: RULE,
  inspect: ({ assertions, behaviours }, context) => {
    const [behaviour, ...others] = behaviours;
    if (behaviour === undefined || others.length > 0 || assertions.some(isOfFailure)) return [];
    if (assertions.every(isOfInteraction))
      return assertions.flatMap((assertion) => handedOmissions(assertion, behaviour));
    const looks = assertions.map((assertion) => lookOf(assertion, context));
    const first = assertions.find((_, index) => looks[index] !== undefined && looks[index] !== 'aside');
    if (first === undefined || looks.includes(undefined)) return [];
    const looked = looks.flatMap((look) => (look === undefined || look === 'aside' ? [] : look));
    const seen = new Set([...looked, ...assertions.flatMap(({ actual }) => namesIn(actual))]);
    const stated = statedFields(behaviour);
    return stated.all.size > 0 ? omissions(first, seen, stated) : namedOmissions(first, seen, { behaviour, context });
  },
};

const isOfInteraction = ({ demand }: Assertion): boolean => demand === 'interaction';

/** Of what a port is handed: the fields beside those that are looked at, in an object that an example states, and that the sentence names. */
function handedOmissions(assertion: Assertion, behaviour: Behaviour): readonly Suspicion[] {
  const looked = new Set(assertion.expected.flatMap((term) => containedIn(term) ?? []));
  if (looked.size === 0 || !assertion.expected.some(isContaining)) return [];
  const objects = statedObjects(behaviour).filter((fields) => looked.isSubsetOf(new Set(fields)));
  const named = namedBy(behaviour.must, new Set(objects.flat()));
  return named.size > 0 && named.isDisjointFrom(looked) ? [suspicion(assertion, [...named], 'likely')] : [];
}

/** Where no example states a field: the only one of the code's value that the sentence names, if a loose matcher does not look at it. */
function namedOmissions(
  first: Assertion,
  seen: ReadonlySet<string>,
  { behaviour, context }: { readonly behaviour: Behaviour; readonly context: OracleContext },
): readonly Suspicion[] {
  if (!isLoose(first) || seen.size === 0) return [];
  const named = namedBy(behaviour.must, givenFields(first.actual, context));
  return named.size === 1 && named.isDisjointFrom(seen) ? [suspicion(first, [...named], 'likely')] : [];
}

/** A test of what the code refuses is about no field of what it gives; what is beside that is looked at in passing. */
const isOfFailure = ({ demand, isNegated, modifiers }: Assertion): boolean =>
  (demand === 'throws' && !isNegated) || modifiers.has('rejects');

/** An example that states this many fields states some beside the point. */
const MANY_FIELDS = 5;

/** None of the fields that an example singles out is looked at, or a loose matcher leaves out some of the few that it states. */
function omissions(
  first: Assertion,
  seen: ReadonlySet<string>,
  { central, all, named }: StatedFields,
): readonly Suspicion[] {
  if (central.size > 0) return central.isDisjointFrom(seen) ? [suspicion(first, [...central], 'likely')] : [];
  const left = [...all].filter((field) => !seen.has(field));
  if (!isLoose(first) || left.length === 0 || seen.size === 0) return [];
  const isNamedLeftOut = named.size > 0 && named.isDisjointFrom(seen);
  return [
    suspicion(
      first,
      isNamedLeftOut ? [...named] : left,
      isNamedLeftOut || all.size < MANY_FIELDS ? 'likely' : 'possible',
    ),
  ];
}

const isLoose = ({ demand, expected }: Assertion): boolean => demand === 'partial' || expected.some(isContaining);

/** The names of all that is read to get at a value, whoever made the object. */
const namesIn = (term: Term): readonly string[] => partsOf(term).flatMap((part) => propertyName(part) ?? []);

/** The fields that an assertion looks at; `aside` when it is not about a value of the code, `undefined` when it looks at all of it. */
function lookOf(assertion: Assertion, context: OracleContext): readonly string[] | 'aside' | undefined {
  const { demand, actual } = assertion;
  const isOfCode = partsOf(actual).some((part) => part.kind === 'call' && context.calledBy(part) !== undefined);
  if (demand === 'throws' || demand === 'interaction' || !isOfCode) return 'aside';
  const fields = fieldsRead(actual);
  return fields?.length === 0 ? fieldsCompared(assertion) : fields;
}

/** The fields of the whole value that a matcher compares. */
function fieldsCompared({ demand, expected: [wanted] }: Assertion): readonly string[] | undefined {
  // How many there are says which are there.
  if (demand === 'length' || wanted === undefined) return undefined;
  if (demand === 'existence' || demand === 'type') return wanted.kind === 'literal' ? pathOf(wanted) : undefined;
  if (demand !== 'partial') return containedIn(wanted);
  return wanted.kind === 'literal' ? pathOf(wanted) : namedIn(wanted);
}

/** `dueOn` of `issue(draft).dueOn`; `undefined` of what more is done with. */
function fieldsRead(term: Term): readonly string[] | undefined {
  if (term.kind === 'call') return [];
  if (term.kind !== 'member') return undefined;
  const inner = fieldsRead(term.object);
  const name = propertyName(term);
  return inner && name !== undefined ? [...inner, ...(/^\d+$/.test(name) ? [] : [name])] : undefined;
}

/** The first name of `toHaveProperty('a.b')`; none for other matchers. */
const pathOf = (term: Term | undefined): readonly string[] =>
  term?.kind === 'literal' && typeof term.value === 'string' ? [term.value.split(/[.[]/, 1)[0] ?? ''] : [];

/** The fields that a partial object, or a list of them, names. */
function namedIn(term: Term): readonly string[] | undefined {
  const parts = term.kind === 'array' ? term.elements : [term];
  const names = parts.map((part) => (part.kind === 'object' ? keysOf(part) : containedIn(part)));
  return names.includes(undefined) ? undefined : names.flatMap((one) => one ?? []);
}

const keysOf = (term: Extract<Term, { kind: 'object' }>): readonly string[] | undefined =>
  term.entries.every(({ key }) => key?.kind === 'literal')
    ? term.entries.flatMap(({ key }) => (key?.kind === 'literal' ? [String(key.value)] : []))
    : undefined;

/** The fields that `objectContaining` names, here or in a list; `undefined` when the whole value is compared. */
function containedIn(term: Term): readonly string[] | undefined {
  if (term.kind === 'array') {
    const parts = term.elements.map(containedIn);
    return parts.length === 0 || parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }
  const [inner] = term.kind === 'call' ? term.args : [];
  if (!isContaining(term) || inner === undefined) return undefined;
  return inner.kind === 'array' ? containedIn(inner) : namedIn(inner);
}

function isContaining(term: Term): boolean {
  if (term.kind === 'array') return term.elements.some(isContaining);
  return term.kind === 'call' && /^(?:object|array)Containing$/.test(propertyName(term.callee) ?? '');
}

const suspicion = ({ span }: Assertion, left: readonly string[], confidence: Confidence): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message: `The assertion leaves out ${left.map((field) => `\`${field}\``).join(', ')}, which the behaviour is about: assert that too, or compare the whole value.`,
  confidence,
  assertion: span,
  worth: undefined,
});
