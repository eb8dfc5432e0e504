/** Puts another implementation in the place of a function, a constant or a method of a module. */
import traverse from '@babel/traverse';
import {
  callExpression,
  cloneNode,
  identifier,
  memberExpression,
  thisExpression,
  toExpression,
  type Class,
  type ClassMethod,
  type ClassPrivateMethod,
  type ClassPrivateProperty,
  type ClassProperty,
  type Expression,
  type File,
  type FunctionDeclaration,
  type Node,
  type ObjectMethod,
  type ObjectProperty,
  type Statement,
} from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import { freeNames, statementsError } from '../../syntax/parse-expression.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { staticName } from '../../syntax/static-name.ts';
import type { ChangedNode } from './changed-node.ts';
import { asArrow, handOver, plainParams, usesSuper } from './switched-body.ts';

export interface Replacement {
  readonly path: FilePath;
  /** `total`, `Basket.total`, `default`. */
  readonly name: string;
  /** An expression, written against the module's own names; the replaced name means the original. */
  readonly implementation: string;
  /** A name that the module does not have. */
  readonly helper: string;
}

export type ReplacedDeclaration =
  | ({ readonly kind: 'replaced' } & ChangedNode & {
        /** Goes behind the module's own code. */ readonly helper: Statement;
      })
  | { readonly kind: 'missing' }
  /** What is wrong, as a clause. */
  | { readonly kind: 'broken'; readonly reason: string };

export function replaceDeclaration(ast: File, replacement: Replacement): ReplacedDeclaration {
  const declared = findDeclared(ast.program.body, replacement.name);
  if (declared === undefined) return { kind: 'missing' };
  if (isClass(declared)) return broken('a class as a whole cannot be replaced: name one of its methods');
  if (declared.type === 'ClassMethod' && declared.kind === 'constructor')
    return broken('a constructor cannot be replaced');
  const needsOriginal = freeNames(replacement.implementation).has(replacement.name.split('.')[0] ?? '');
  const original = needsOriginal ? valueOf(declared) : identifier('undefined');
  if (original === undefined) return broken('a generator that uses `super` cannot be called from its replacement');
  const helper = helperFor(replacement, declared);
  if (helper === undefined)
    return broken(`\`${replacement.implementation}\` cannot stand at the top level of the module`);
  return { kind: 'replaced', ...changeOf(declared, replacement, original), helper };
}

const broken = (reason: string): ReplacedDeclaration => ({ kind: 'broken', reason });

type Method = ClassMethod | ClassPrivateMethod | ObjectMethod;
type Declared = FunctionDeclaration | Method | Class | Expression;

function findDeclared(body: readonly Statement[], name: string): Declared | undefined {
  const [root = '', ...members] = name.split('.');
  const declared = body
    .map((statement) => declaredBy(statement, localName(body, root)))
    .find((one) => one !== undefined);
  return members.reduce((owner, member) => owner && memberOf(owner, member), declared);
}

/** Of `export { local as exported }`. */
function localName(body: readonly Statement[], exported: string): string {
  for (const statement of body) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === 'ExportSpecifier' && staticName(specifier.exported, false) === exported) {
        return staticName(specifier.local, false) ?? exported;
      }
    }
  }
  return exported;
}

function declaredBy(statement: Node, name: string): Declared | undefined {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration ? declaredBy(statement.declaration, name) : undefined;
    case 'ExportDefaultDeclaration':
      return defaultOf(statement.declaration, name);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id?.name === name ? statement : undefined;
    case 'VariableDeclaration':
      return statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)?.init ?? undefined;
    default:
      return undefined;
  }
}

function defaultOf(declaration: Node, name: string): Declared | undefined {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    return name === 'default' || declaration.id?.name === name ? declaration : undefined;
  }
  return name === 'default' && declaration.type !== 'Identifier' && isValue(declaration) ? declaration : undefined;
}

const isValue = (node: Node): node is Expression => !node.type.startsWith('TS');

const isClass = (node: Node): node is Class => node.type === 'ClassDeclaration' || node.type === 'ClassExpression';

function memberOf(owner: Declared, name: string): Declared | undefined {
  const members: readonly Node[] = isClass(owner)
    ? owner.body.body
    : owner.type === 'ObjectExpression'
      ? owner.properties
      : [];
  const member = members.find(
    (one): one is Method | ClassProperty | ClassPrivateProperty | ObjectProperty =>
      (isMethod(one) || isField(one)) && nameOf(one) === name,
  );
  if (member === undefined || isMethod(member)) return member;
  return member.value && isValue(member.value) ? member.value : undefined;
}

const isMethod = (node: Node): node is Method => /^(?:Class|ClassPrivate|Object)Method$/.test(node.type);

const isField = (node: Node): node is ClassProperty | ClassPrivateProperty | ObjectProperty =>
  /^(?:Class|ClassPrivate|Object)Property$/.test(node.type);

/** `total`, `#total`. */
const nameOf = (member: Method | ClassProperty | ClassPrivateProperty | ObjectProperty): string | undefined =>
  member.key.type === 'PrivateName'
    ? `#${member.key.id.name}`
    : staticName(member.key, 'computed' in member && member.computed);

function changeOf(declared: Exclude<Declared, Class>, { helper }: Replacement, original: Expression): ChangedNode {
  if (declared.type === 'FunctionDeclaration') {
    return {
      before: declared.body,
      after: handOver(callExpression(identifier(helper), [original]), declared.generator),
    };
  }
  const call = callExpression(memberExpression(identifier(helper), identifier('call')), [thisExpression(), original]);
  return isMethod(declared)
    ? { before: declared.body, after: handOver(call, declared.generator) }
    : { before: declared, after: call };
}

/** The original as a value of its own; what it calls by its own name is itself. `undefined` when it can stand nowhere else. */
function valueOf(declared: Exclude<Declared, Class>): Expression | undefined {
  const copy = cloneNode(declared, true, true);
  if (copy.type === 'FunctionDeclaration') return toExpression(copy);
  if (!isMethod(copy)) return copy;
  if (usesSuper(copy)) return asArrow(copy);
  const { body, async, generator } = copy;
  return { type: 'FunctionExpression', params: plainParams(copy), body, async, generator };
}

/** A function that makes the implementation: its parameter is the original, its `this` that of the call. */
function helperFor({ path, name, implementation, helper }: Replacement, declared: Declared): Statement | undefined {
  const isMember = name.includes('.');
  const parameter = isMember || name === 'default' ? `${helper}original` : name;
  const value =
    declared.type === 'FunctionDeclaration' ? `${helper}.made ??= (${implementation}\n)` : `(${implementation}\n)`;
  const text = `function ${helper}(${parameter}) { return ${value}; }`;
  const parsed = parseSource({ path, text });
  if (!parsed.ok || statementsError(text) !== undefined) return undefined;
  if (isMember) useParameter(parsed.ast, { name, parameter });
  return parsed.ast.program.body[0];
}

/** `Basket.total` and `Basket.prototype.total` mean the original too. */
function useParameter(ast: File, { name, parameter }: { readonly name: string; readonly parameter: string }): void {
  const [root = '', member = ''] = name.split('.');
  traverse(ast, {
    MemberExpression(path) {
      const text = path.toString();
      if (text === name || text === `${root}.prototype.${member}`) path.replaceWith(identifier(parameter));
    },
  });
}
