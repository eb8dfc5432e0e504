import { traverseFast } from '@babel/types';
import type { Node } from '@babel/types';
import { byPosition, type Position } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';

interface Named {
  readonly name: string;
  readonly start: Position;
  readonly end: Position;
}

/**
 * Answers which functions and classes enclose a place: their names, outermost first, joined with `.`; empty at the top level,
 * and everywhere in a source that does not parse. A function without a name of its own takes that of what it is assigned to.
 */
export function functionPathsOf(source: SourceFile): (place: Position) => string {
  const parsed = parseSource(source);
  const named: Named[] = [];
  if (parsed.ok) {
    traverseFast(parsed.ast, (node) => {
      const name = nameOf(node);
      if (name === undefined || !node.loc) return;
      const { start, end } = node.loc;
      named.push({
        name,
        start: { line: start.line, column: start.column + 1 },
        end: { line: end.line, column: end.column + 1 },
      });
    });
  }
  return (place) =>
    named
      .filter(({ start, end }) => byPosition(start, place) <= 0 && byPosition(place, end) < 0)
      .map(({ name }) => name)
      .join('.');
}

function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id?.name ?? 'default';
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'ObjectMethod':
      return keyName(node.key);
    case 'ClassProperty':
    case 'ObjectProperty':
      return isFunction(node.value) ? keyName(node.key) : undefined;
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && isFunction(node.init) ? node.id.name : undefined;
    default:
      return undefined;
  }
}

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression', 'ClassExpression'];

const isFunction = (node: Node | null | undefined): boolean => FUNCTIONS.includes(node?.type ?? '');

function keyName(key: Node): string {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'StringLiteral') return key.value;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  return '[computed]';
}
