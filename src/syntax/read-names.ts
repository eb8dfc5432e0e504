import { traverseFast, type MemberExpression, type Node, type OptionalMemberExpression } from '@babel/types';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';

/** The names in a module's code, types included; of what stands behind a dot only where a name stands before it. */
export interface ReadNames {
  /** `name`, and `object.name`. */
  readonly used: ReadonlySet<string>;
  /** Those that are somewhere not only called, made with `new` or asked for a property. */
  readonly kept: ReadonlySet<string>;
}

/** `undefined` where the text cannot be parsed. */
export function readNames(source: SourceFile): ReadNames | undefined {
  const parsed = parseSource(source);
  if (!parsed.ok) return undefined;
  const used = new Set<string>();
  const kept = new Set<string>();
  /** Behind a dot. */
  const properties = new Set<Node>();
  const spent = new Set<Node>();
  traverseFast(parsed.ast, (node) => {
    if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
      if (!node.computed) properties.add(node.property);
      if (node.object.type === 'Identifier') {
        const name = `${node.object.name}.${propertyOf(node)}`;
        used.add(name);
        if (!spent.has(node)) kept.add(name);
      }
    }
    for (const inner of spentIn(node)) spent.add(inner);
    if (node.type !== 'Identifier' || properties.has(node)) return;
    used.add(node.name);
    if (!spent.has(node)) kept.add(node.name);
  });
  return { used, kept };
}

function propertyOf({ property }: MemberExpression | OptionalMemberExpression): string {
  if (property.type === 'StringLiteral') return property.value;
  return property.type === 'Identifier' ? property.name : '';
}

/** The parts that are called, asked for a property, or a name of what is defined here. */
function spentIn(node: Node): readonly Node[] {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'OptionalCallExpression':
      return [node.callee];
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return [node.object];
    case 'ClassMethod':
    case 'ClassProperty':
    case 'ObjectMethod':
    case 'ObjectProperty':
      return node.computed ? [] : [node.key];
    default:
      return [];
  }
}
