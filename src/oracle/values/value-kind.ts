/** Whether a value is a boolean, so that its truthiness says all there is to say. */
import type { Node, TSType } from '@babel/types';
import type { Site } from '../assertion.ts';
import type { CalledFunction, OracleContext } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { isOperation, isText } from '../terms/build-operation.ts';
import type { CallTerm, OperationTerm, Term } from '../terms/term.ts';
import { declaredType, nameOf, resolveType } from './declared-type.ts';

/** `guessed`: no boolean, as far as its making tells. */
export type ValueKind = 'boolean' | 'other' | 'guessed' | 'unknown';

const BOOLEAN_OPERATORS: ReadonlySet<string> = new Set('=== !== == != < <= > >= ! in instanceof'.split(' '));
const BOOLEAN_GLOBALS: ReadonlySet<string> = new Set([
  'Boolean',
  'Array.isArray',
  'Number.isFinite',
  'Number.isInteger',
  'Number.isNaN',
  'Number.isSafeInteger',
  'Object.hasOwn',
  'Object.is',
  'Object.isFrozen',
  'Object.isSealed',
  'isFinite',
  'isNaN',
]);
const BOOLEAN_METHODS: ReadonlySet<string> = new Set(
  'includes startsWith endsWith has some every test equals hasOwnProperty isPrototypeOf delete contains matches'.split(
    ' ',
  ),
);
const OTHER_METHODS: ReadonlySet<string> = new Set(
  'map filter concat slice split flatMap flat sort toSorted reverse keys values entries indexOf find findLast findIndex match exec querySelector toFixed trim getTime'.split(
    ' ',
  ),
);
const BOOLEAN_NAME =
  /^_?(?:is|are|has|have|had|can|could|should|would|was|were|does|do|did|will|may|must|supports?|allows?|needs|wants|includes|contains|equals|matches|exists|satisfies|accepts|valid|enabled|disabled|done|ok|active|success|open|closed|empty|checked|visible|hidden|ready|pending)(?![a-z])/;

/** Of a promise's value where it is awaited. */
export function kindOfValue(term: Term, context: OracleContext): ValueKind {
  const type = declaredType(term, context);
  const declared = type === undefined ? 'unknown' : kindOfType(type, context);
  return declared === 'unknown' ? kindOfMaking(term, context) : declared;
}

function kindOfMaking(term: Term, context: OracleContext): ValueKind {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'boolean' ? 'boolean' : 'other';
    case 'object':
    case 'array':
    case 'lambda':
    case 'function':
      return 'other';
    case 'operation':
      return kindOfOperation(term, context);
    case 'fold':
      return term.accumulators[0]?.start.kind === 'array' ? 'other' : 'unknown';
    case 'choice':
      return common([term.then, term.otherwise].filter(isReturned).map((way) => kindOfValue(way, context)));
    case 'call':
      return kindOfCall(term, context);
    case 'member':
      return kindOfMember(propertyName(term) ?? '');
    default:
      return 'unknown';
  }
}

/** Not where an error is thrown. */
const isReturned = (term: Term): boolean => !isOperation(term, 'throw');

function kindOfOperation({ operator, operands }: OperationTerm, context: OracleContext): ValueKind {
  if (BOOLEAN_OPERATORS.has(operator)) return 'boolean';
  if (OTHER_OPERATORS.has(operator)) return 'other';
  if (operator === 'search') return kindOfSearch(operands[2]);
  return JUNCTIONS.has(operator) ? common(operands.map((operand) => kindOfValue(operand, context))) : 'unknown';
}

const OTHER_OPERATORS: ReadonlySet<string> = new Set(['sum', 'product', 'concat', 'typeof']);
const JUNCTIONS: ReadonlySet<string> = new Set(['and', 'or', '??']);

/** `some` and `every` fall back on a boolean, `find` on nothing. */
const kindOfSearch = (otherwise: Term | undefined): ValueKind =>
  otherwise?.kind === 'literal' && typeof otherwise.value === 'boolean' ? 'boolean' : 'guessed';

function common(kinds: readonly ValueKind[]): ValueKind {
  const [first = 'unknown', ...others] = kinds;
  if (others.every((kind) => kind === first)) return first;
  return kinds.every((kind) => kind === 'other' || kind === 'guessed') ? 'guessed' : 'unknown';
}

function kindOfCall(call: CallTerm, context: OracleContext): ValueKind {
  const path = globalPath(call.callee) ?? '';
  if (call.isNew) return path === 'Promise' ? 'unknown' : 'other';
  if (isText(call)) return 'other';
  if (BOOLEAN_GLOBALS.has(path)) return 'boolean';
  const called = context.calledBy(call);
  return called === undefined ? kindByName(calleeName(call.callee)) : kindOfCalled(called, context);
}

function kindOfCalled({ name, meaning }: CalledFunction, context: OracleContext): ValueKind {
  const returned = meaning === undefined ? 'unknown' : kindOfMaking(meaning.body, context);
  if (returned === 'other') return 'guessed';
  return returned === 'unknown' ? kindByName(name.split('.').at(-1) ?? '') : returned;
}

const calleeName = (callee: Term): string =>
  callee.kind === 'member' ? (propertyName(callee) ?? '') : 'name' in callee ? callee.name : '';

function kindByName(name: string): ValueKind {
  if (BOOLEAN_METHODS.has(name) || BOOLEAN_NAME.test(name)) return 'boolean';
  return OTHER_METHODS.has(name) ? 'guessed' : 'unknown';
}

function kindOfMember(name: string): ValueKind {
  if (name === 'length' || name === 'size') return 'other';
  return BOOLEAN_NAME.test(name) ? 'boolean' : 'unknown';
}

const OTHER_TYPES: ReadonlySet<Node['type']> = new Set<Node['type']>([
  'TSNumberKeyword',
  'TSStringKeyword',
  'TSBigIntKeyword',
  'TSSymbolKeyword',
  'TSObjectKeyword',
  'TSNullKeyword',
  'TSUndefinedKeyword',
  'TSVoidKeyword',
  'TSArrayType',
  'TSTupleType',
  'TSFunctionType',
  'TSTypeLiteral',
  'TSMappedType',
  'TSTemplateLiteralType',
  'TSInterfaceDeclaration',
  'ClassDeclaration',
  'ClassExpression',
]);
const OTHER_REFERENCES: ReadonlySet<string> = new Set(
  'Array ReadonlyArray Map ReadonlyMap Set ReadonlySet Date Record Partial Required Readonly Pick Omit RegExp Error Uint8Array Buffer URL'.split(
    ' ',
  ),
);

function kindOfType(type: Site, context: OracleContext): ValueKind {
  const { node, file } = resolveType(type, context);
  switch (node.type) {
    case 'TSBooleanKeyword':
    case 'TSTypePredicate':
      return 'boolean';
    case 'TSLiteralType':
      return node.literal.type === 'BooleanLiteral' ? 'boolean' : 'other';
    case 'TSUnionType':
      return common(node.types.map((one: TSType) => kindOfType({ file, node: one }, context)));
    case 'TSTypeOperator':
    case 'TSParenthesizedType':
      return kindOfType({ file, node: node.typeAnnotation }, context);
    case 'TSTypeReference':
      return OTHER_REFERENCES.has(nameOf(node) ?? '') ? 'other' : 'unknown';
    default:
      return OTHER_TYPES.has(node.type) ? 'other' : 'unknown';
  }
}
