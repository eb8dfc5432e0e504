/** Parts of values, and values made of parts, in normal form. */
import { byText } from '../../model/location.ts';
import { isOperation } from './build-operation.ts';
import { literal, makeArray, makeMember, makeObject, makeOperation } from './make-term.ts';
import type { ArrayTerm, ObjectEntry, ObjectTerm, Term } from './term.ts';

/** `object[property]`, found where the object's parts are known. */
export function member(object: Term, property: Term): Term {
  const found =
    (object.kind === 'object' && entryOf(object, property)) ||
    (object.kind === 'array' && elementOf(object, property)) ||
    elementAt(object, property);
  return found ?? makeMember(object, property);
}

/** The literal name that a member has; `undefined` when it is computed. */
export const propertyName = (term: Term | undefined): string | undefined =>
  term?.kind === 'member' && term.property.kind === 'literal' ? String(term.property.value) : undefined;

/** The last entry wins; what comes from a spread object is a member of that. */
function entryOf(object: ObjectTerm, property: Term): Term | undefined {
  if (property.kind !== 'literal') return undefined;
  const name = String(property.value);
  const last = object.entries.findLastIndex(({ key }) => key?.kind !== 'literal' || key.value === name);
  const entry = object.entries[last];
  if (entry === undefined) return object.entries.length > 0 ? literal(undefined) : undefined;
  if (entry.key?.kind === 'literal') return entry.value;
  const isOnlySource = object.entries.slice(0, last).every(({ key }) => key?.kind === 'literal' && key.value !== name);
  return entry.key === undefined && isOnlySource ? member(entry.value, property) : undefined;
}

function elementOf({ elements }: ArrayTerm, property: Term): Term | undefined {
  if (property.kind !== 'literal') return undefined;
  const index = Number(property.value);
  if (!Number.isInteger(index)) return undefined;
  const isKnown = elements.slice(0, index + 1).every((element) => !isOperation(element, 'spread'));
  return isKnown ? elements[index] : undefined;
}

/** `xs[i]`, where `i` runs over the indices of `xs`. */
function elementAt(object: Term, property: Term): Term | undefined {
  const [element] = isOperation(property, 'index') ? property.operands : [];
  return element?.kind === 'bound' && element.list?.key === object.key ? element : undefined;
}

/** An object of its entries: spread objects are opened, overwritten entries left out, and names sorted where that is the same. */
export function object(entries: readonly ObjectEntry[]): Term {
  const opened = entries.flatMap((entry) =>
    entry.key === undefined && entry.value.kind === 'object' ? entry.value.entries : [entry],
  );
  const kept = opened.filter(
    ({ key }, index) => key === undefined || !opened.slice(index + 1).some((later) => later.key?.key === key.key),
  );
  const [only] = kept;
  if (kept.length === 1 && only !== undefined && only.key === undefined) return only.value;
  const isPlain = kept.every(({ key }) => key?.kind === 'literal');
  return makeObject(isPlain ? kept.toSorted((left, right) => byText(left.key?.key ?? '', right.key?.key ?? '')) : kept);
}

/** An array of its elements: spread arrays are opened, and a copy is the list itself. */
export function array(elements: readonly Term[]): Term {
  const opened = elements.flatMap((element) => {
    const [inner] = isOperation(element, 'spread') ? element.operands : [];
    return inner?.kind === 'array' ? inner.elements : [element];
  });
  const [only] = opened;
  const [copied] = opened.length === 1 && only !== undefined && isOperation(only, 'spread') ? only.operands : [];
  return copied ?? makeArray(opened);
}

/** A list with one more element. */
export const append = (list: Term, element: Term): Term =>
  list.kind === 'array' ? makeArray([...list.elements, element]) : makeOperation('append', [list, element]);

export const spread = (list: Term): Term => makeOperation('spread', [list]);
