import type {
  ArrayExpression,
  BigIntLiteral,
  BooleanLiteral,
  Node,
  NumericLiteral,
  ObjectExpression,
  ObjectMember,
  RegExpLiteral,
  StringLiteral,
  TemplateLiteral,
} from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { mayTakeForEver } from '../evaluate/safe-pattern.ts';
import { textOfValue } from './host-values.ts';
import { keyOf, membersOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import type { Place } from './stage.ts';
import { join, originTrail } from './trail.ts';
import { Func, List, Native, NOTHING, Thing, type Slot, type Value } from './values.ts';

/** Literals of the test's side say where they are written, and may be given another value. */
export function playLiteral(
  node: StringLiteral | NumericLiteral | BooleanLiteral | BigIntLiteral,
  { stage, frame }: Place,
): Value {
  if (frame.unit.isSubject) return stage.ledger.fresh(node.value);
  const origin = `${frame.unit.file}:${node.start ?? 0}`;
  return stage.ledger.fresh(stage.literal(origin, node.value), originTrail(origin));
}

export function playTemplate(node: TemplateLiteral, { stage, frame }: Place): Value {
  const values = node.expressions.map((expression) => stage.evaluate(expression, frame));
  const text = node.quasis
    .map(({ value }, index) => {
      const inner = values[index];
      return `${value.cooked ?? value.raw}${inner === undefined ? '' : textOfValue(inner, stage)}`;
    })
    .join('');
  const trails = values.map(({ trail }) => trail);
  return values.length === 0 ? stage.ledger.fresh(text) : stage.ledger.computed(node, text, trails);
}

export function playRegExp({ pattern, flags }: RegExpLiteral, { stage }: Place): Value {
  if (mayTakeForEver(pattern)) throw new NotEvaluable('a pattern');
  return stage.ledger.fresh(new Native(new RegExp(pattern, flags)));
}

export function playArray({ elements }: ArrayExpression, place: Place): Value {
  const items = elements.flatMap((element) => (element === null ? [NOTHING] : playItem(element, place)));
  return place.stage.ledger.fresh(new List([...items]));
}

/** An element of an array, or an argument; several where it is spread. */
export function playItem(node: Node, { stage, frame }: Place): readonly Value[] {
  if (node.type === 'SpreadElement') return itemsOf(stage.evaluate(node.argument, frame), stage);
  return [stage.evaluate(node, frame)];
}

export function playObject({ properties }: ObjectExpression, place: Place): Value {
  const { stage, frame } = place;
  const made = new Thing();
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      for (const [key, value] of membersOf(stage.evaluate(property.argument, frame), stage)) made.put(key, value);
      continue;
    }
    const name = staticName(property.key, property.computed);
    if (name === undefined) defineUnder(stage.evaluate(property.key, frame), made, { property, place });
    else define(made, name, { property, place });
  }
  return stage.ledger.fresh(made);
}

interface Defined {
  readonly property: ObjectMember;
  readonly place: Place;
}

/** What stands under a name that is worked out depends on that. */
function defineUnder(name: Value, made: Thing, defined: Defined): void {
  const key = keyOf(name);
  define(made, key, defined);
  const slot = made.slots.get(key);
  if (slot !== undefined) slot.value = { ...slot.value, trail: join(slot.value.trail, name.trail) };
}

function define(made: Thing, key: PropertyKey, { property, place: { stage, frame } }: Defined): void {
  if (property.type === 'ObjectProperty') {
    made.put(key, stage.evaluate(property.value, frame));
    return;
  }
  const method = stage.close(property, frame, made);
  if (property.kind === 'method') made.put(key, method);
  else if (method.raw instanceof Func) addAccessor(made, key, { kind: property.kind, method: method.raw });
}

/** A getter or a setter beside what is there under the name. */
export function addAccessor(
  thing: Thing,
  key: PropertyKey,
  { kind, method }: { readonly kind: 'get' | 'set'; readonly method: Func },
): void {
  const known = thing.slots.get(key);
  const accessor: Slot = { value: NOTHING, get: known?.get, set: known?.set };
  thing.slots.set(key, kind === 'get' ? { ...accessor, get: method } : { ...accessor, set: method });
}
