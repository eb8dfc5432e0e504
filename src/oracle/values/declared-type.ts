/** The types that the code under test declares for its values, as written. */
import type { ClassBody, Node, TSType, TSTypeElement, TSTypeReference } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import type { Site } from '../assertion.ts';
import type { OracleContext } from '../oracle-rule.ts';
import { propertyName } from '../terms/build-member.ts';
import type { Term } from '../terms/term.ts';

/** How many names a type is followed through. */
const MAX_STEPS = 6;

/** The type of a value, a promise's where it is awaited; `undefined` when nothing declares it. */
export function declaredType(term: Term, context: OracleContext): Site | undefined {
  if (term.kind === 'member') {
    const type = declaredType(term.object, context);
    const name = propertyName(term);
    return type === undefined || name === undefined ? undefined : typeOfPart(type, name, context);
  }
  if (term.kind !== 'call') return undefined;
  if (term.isNew) return term.callee.kind === 'declared' ? context.declarationOf(term.callee) : undefined;
  const called = context.calledBy(term);
  const annotation = called === undefined ? undefined : annotationOf(called.site.node);
  return called && annotation && withoutPromise({ file: called.site.file, node: annotation });
}

/** What stands behind the name of a type, through imports and aliases; the type itself when it is no name of the project. */
export function resolveType(type: Site, context: OracleContext, steps: number = MAX_STEPS): Site {
  if (type.node.type !== 'TSTypeReference' || type.node.typeName.type !== 'Identifier' || steps === 0) return type;
  const found = findType(type, type.node.typeName.name, context);
  return found === undefined ? type : resolveType(found, context, steps - 1);
}

function annotationOf(node: Node): Node | undefined {
  const annotation = ('returnType' in node && node.returnType) || ('typeAnnotation' in node && node.typeAnnotation);
  return annotation && annotation.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : undefined;
}

function withoutPromise(type: Site): Site {
  const { node, file } = type;
  const isPromise = node.type === 'TSTypeReference' && nameOf(node) === 'Promise';
  const [resolved] = isPromise ? argumentsOf(node) : [];
  return resolved === undefined ? type : { file, node: resolved };
}

export const nameOf = ({ typeName }: TSTypeReference): string | undefined =>
  typeName.type === 'Identifier' ? typeName.name : undefined;

const argumentsOf = ({ typeArguments }: TSTypeReference): readonly TSType[] => typeArguments?.params ?? [];

function findType(from: Site, name: string, context: OracleContext): Site | undefined {
  const own = typeNamed(name, from, context);
  if (own !== undefined) return own;
  const imported = context.moduleOf(from.file)?.imports.get(name);
  const source = imported && context.resolve(from.file, imported.specifier);
  return imported && source && typeNamed(imported.name, { file: source, node: from.node }, context);
}

/** The type that a file declares under a name, unless it is the one that asks. */
function typeNamed(name: string, { file, node }: Site, context: OracleContext): Site | undefined {
  for (const statement of context.moduleOf(file)?.statements ?? []) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const type = declaration ? declaredIn(declaration, name) : undefined;
    if (type !== undefined && type !== node) return { file, node: type };
  }
  return undefined;
}

/** The type, interface or class that a declaration makes, if it has this name. */
function declaredIn(declaration: Node, name: string): Node | undefined {
  switch (declaration.type) {
    case 'TSTypeAliasDeclaration':
      return declaration.id.name === name ? declaration.typeAnnotation : undefined;
    case 'TSInterfaceDeclaration':
    case 'ClassDeclaration':
      return declaration.id?.name === name ? declaration : undefined;
    default:
      return undefined;
  }
}

/** The type of a property or of an array's element. */
function typeOfPart(type: Site, name: string, context: OracleContext): Site | undefined {
  const { node, file } = resolveType(withoutNothing(type), context);
  const part = partOf(node, name);
  return part && { file, node: part };
}

/** `T` of `T | undefined`. */
function withoutNothing(type: Site): Site {
  if (type.node.type !== 'TSUnionType') return type;
  const [only, ...others] = type.node.types.filter(
    ({ type: kind }) => kind !== 'TSUndefinedKeyword' && kind !== 'TSNullKeyword',
  );
  return only === undefined || others.length > 0 ? type : { file: type.file, node: only };
}

function partOf(node: Node, name: string): Node | undefined {
  switch (node.type) {
    case 'TSArrayType':
      return /^\d+$/.test(name) ? node.elementType : undefined;
    case 'TSTypeOperator':
      return partOf(node.typeAnnotation, name);
    case 'TSInterfaceDeclaration':
      return memberOf(node.body.body, name);
    case 'TSTypeLiteral':
      return memberOf(node.members, name);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return fieldOf(node.body, name);
    default:
      return undefined;
  }
}

function memberOf(members: readonly TSTypeElement[], name: string): Node | undefined {
  const found = members.find(
    (member) => member.type === 'TSPropertySignature' && staticName(member.key, member.computed) === name,
  );
  return found && annotationOf(found);
}

function fieldOf({ body }: ClassBody, name: string): Node | undefined {
  const found = body.find(
    (member) =>
      (member.type === 'ClassProperty' || (member.type === 'ClassMethod' && member.kind === 'get')) &&
      staticName(member.key, member.computed) === name,
  );
  return found && annotationOf(found);
}
