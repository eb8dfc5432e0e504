/** Compares two syntax trees: the smallest part in which they differ, and where a switch between the two can stand. */
import { switchedBody } from './switched-body.ts';
import {
  isExpression,
  isStatement,
  NODE_FIELDS,
  VISITOR_KEYS,
  type BlockStatement,
  type File,
  type Node,
} from '@babel/types';

export interface ChangedNode {
  readonly before: Node;
  readonly after: Node;
}

export type TreeChange =
  | { readonly kind: 'same' }
  | ({ readonly kind: 'changed' } & ChangedNode)
  /** It concerns a declaration of the module itself, which is either there or not. */
  | { readonly kind: 'unplaceable' };

/** Types and layout do not count. */
export function changeBetween(before: File, after: File): TreeChange {
  const path = pathOfChange(before.program, after.program);
  if (path === undefined) return { kind: 'same' };
  const place = placeableIn(path);
  return place === undefined ? { kind: 'unplaceable' } : { kind: 'changed', ...place };
}

/** A step from a node to the child in which the trees differ. */
interface Step extends ChangedNode {
  /** The child's field in its parent. */
  readonly key: string;
}

/** From the root to the smallest pair that differs; `undefined` when nothing does. */
function pathOfChange(before: Node, after: Node, key = ''): readonly Step[] | undefined {
  const here = { before, after, key };
  if (before.type !== after.type || !haveSameFields(before, after)) return [here];
  const children = childPairs(before, after);
  if (children === undefined) return [here];
  const paths = children.flatMap((pair) => [pathOfChange(pair.before, pair.after, pair.key) ?? []].filter(isNotEmpty));
  const [first, ...others] = paths;
  if (first === undefined) return undefined;
  return others.length > 0 ? [here] : [here, ...first];
}

const isNotEmpty = ({ length }: readonly Step[]): boolean => length > 0;

/** `undefined` when one of the nodes has a child that the other does not have. */
function childPairs(before: Node, after: Node): readonly Step[] | undefined {
  const pairs: Step[] = [];
  for (const key of childKeys(before)) {
    const [left, right] = [childrenOf(before, key), childrenOf(after, key)];
    if (left.length !== right.length) return undefined;
    for (const [index, child] of left.entries()) {
      const other = right[index];
      if (child !== undefined && other !== undefined) pairs.push({ before: child, after: other, key });
      else if (child !== other) return undefined;
    }
  }
  return pairs;
}

/** Of types, which are gone when the code runs. */
const TYPE_KEYS = new Set([
  ...['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeParameters', 'implements'],
]);

const childKeys = ({ type }: Node): readonly string[] =>
  (VISITOR_KEYS[type] ?? []).filter((key) => !TYPE_KEYS.has(key));

function childrenOf(node: Node, key: string): readonly (Node | undefined)[] {
  const value: unknown = Reflect.get(node, key);
  return (Array.isArray(value) ? value : [value]).map((child: unknown) => (isNode(child) ? child : undefined));
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** What is written in a node itself: names, operators, values. */
function haveSameFields(before: Node, after: Node): boolean {
  const children = new Set(VISITOR_KEYS[before.type]);
  return Object.keys(NODE_FIELDS[before.type] ?? {})
    .filter((key) => !children.has(key) && !TYPE_KEYS.has(key))
    .every((key) => textOf(Reflect.get(before, key)) === textOf(Reflect.get(after, key)));
}

const textOf = (value: unknown): string =>
  typeof value === 'bigint' ? `${value}n` : JSON.stringify(value === null || value === false ? undefined : value);

/** Declarations cannot stand in a branch: others would not see them. The block around them can. */
const DECLARATION = /Declaration$|^Program$|^TSExportAssignment$|^StaticBlock$/;

function placeableIn(path: readonly Step[]): ChangedNode | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const step = path[length - 1];
    if (step === undefined) continue;
    if (isPlaceable(path.slice(0, length))) return step;
    const body = switchedBody(step);
    if (body !== undefined) return body;
  }
  return undefined;
}

function isPlaceable(path: readonly Step[]): boolean {
  const last = path.at(-1)?.before;
  if (last === undefined || PARTS.has(last.type)) return false;
  if (isBlock(last)) return true;
  for (const { before, key } of path.toReversed()) {
    if (isExpression(before) && EXPRESSION_FIELDS.has(key)) return true;
    if (isStatement(before) || before.type === 'Program') return !DECLARATION.test(before.type);
  }
  return false;
}

/** Several statements of a `case` share its scope, and the text of a template is no code by itself. */
const PARTS = new Set(['SwitchCase', 'TemplateElement']);

const isBlock = (node: Node): node is BlockStatement => node.type === 'BlockStatement';

/** Fields of declarations in which any expression may stand. */
const EXPRESSION_FIELDS = new Set(['init', 'right', 'value', 'declaration', 'superClass']);
