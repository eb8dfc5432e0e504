import { traverseFast } from '@babel/types';
import type { Node, ObjectProperty } from '@babel/types';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';

/**
 * The literal strings in the arrays that stand under a path of keys anywhere in a source (`['test', 'include']`), in their order; empty
 * when it does not parse.
 */
export function stringListsUnder(source: SourceFile, [outer, inner]: readonly [string, string]): readonly string[] {
  const parsed = parseSource(source);
  if (!parsed.ok) return [];
  return propertiesOf(parsed.ast, outer).flatMap((property) =>
    property.value.type === 'ObjectExpression' ? propertiesOf(property.value, inner, 'direct').flatMap(literalsOf) : [],
  );
}

/** Whether an object anywhere in a source has the key; not when it does not parse. */
export function hasKey(source: SourceFile, name: string): boolean {
  const parsed = parseSource(source);
  return parsed.ok && propertiesOf(parsed.ast, name).length > 0;
}

function propertiesOf(root: Node, name: string, depth: 'direct' | 'any' = 'any'): readonly ObjectProperty[] {
  const found: ObjectProperty[] = [];
  const consider = (node: Node): void => {
    if (node.type === 'ObjectProperty' && !node.computed && keyOf(node) === name) found.push(node);
  };
  if (depth === 'any') traverseFast(root, consider);
  else if (root.type === 'ObjectExpression') root.properties.forEach(consider);
  return found;
}

function keyOf({ key }: ObjectProperty): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : undefined;
}

function literalsOf({ value }: ObjectProperty): readonly string[] {
  if (value.type !== 'ArrayExpression') return [];
  return value.elements.flatMap((element) => (element?.type === 'StringLiteral' ? [element.value] : []));
}
