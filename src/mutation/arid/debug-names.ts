import type { ClassProperty, Node, ObjectProperty } from '@babel/types';
import { memberName, staticName } from '../../syntax/static-name.ts';
import { dottedName } from './dotted-name.ts';
import { isText } from './plain-value.ts';

/** The texts that a debugger shows for a thing, where the node gives it one. */
export function debugNames(node: Node): readonly Node[] {
  const name = debugName(node);
  return name && isText(name) ? [name] : [];
}

function debugName(node: Node): Node | null | undefined {
  switch (node.type) {
    case 'CallExpression':
      return dottedName(node.callee) === 'Symbol' ? node.arguments[0] : undefined;
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && memberName(node.left) === 'displayName' ? node.right : undefined;
    case 'ObjectProperty':
    case 'ClassProperty':
      return isTag(node) || isDisplayName(node) ? node.value : undefined;
    default:
      return undefined;
  }
}

const isTag = ({ computed, key }: ObjectProperty | ClassProperty): boolean =>
  computed && dottedName(key) === 'Symbol.toStringTag';

const isDisplayName = (node: ObjectProperty | ClassProperty): boolean =>
  node.type === 'ClassProperty' && node.static && staticName(node.key, node.computed) === 'displayName';
