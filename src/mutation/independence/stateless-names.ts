/** What a module may name without anybody being able to leave anything there that Assay does not see. */
import type { NodePath } from '@babel/traverse';
import type { Identifier, Node, Program } from '@babel/types';

/** What they hold is on themselves, where it is looked at, or nowhere. Nothing here waits, or keeps what it is given. */
const STATELESS = new Set([
  ...['Array', 'BigInt', 'Boolean', 'Date', 'Infinity', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object'],
  ...['Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'URL', 'URLSearchParams', 'console', 'undefined'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['ArrayBuffer', 'DataView', 'Float32Array', 'Float64Array', 'Int8Array', 'Int16Array', 'Int32Array'],
  ...['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape', 'atob', 'btoa'],
  ...['isFinite', 'isNaN', 'parseFloat', 'parseInt', 'structuredClone', 'TextDecoder', 'TextEncoder'],
]);

/**
 * Of these only the members that hold nothing: `RegExp.$1` is what some other call matched, a `URL` can be made for a thing that stays,
 * and the time is the same twice for nobody.
 */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Date: ['UTC', 'parse'],
  RegExp: ['escape'],
  URL: ['canParse', 'parse'],
  console: ['debug', 'error', 'info', 'log', 'warn'],
};

/**
 * Ways to what has no name here: every function from every other, what waits, what Vitest keeps; and chance and time, by which an attempt
 * may end otherwise than the control that stands for it.
 */
const CLOSED_MEMBERS = /^(?:constructor|callee|caller|fromasync|now|random|.*snapshot.*)$/i;

const CLOSED_NODES =
  /^(?:AwaitExpression|YieldExpression|ImportExpression|Import|MetaProperty|WithStatement|Decorator|JSX.*|ClassAccessorProperty)$/;

/** `given`: names that somebody else answers for. */
export function usesOnlyStateless(program: NodePath<Program>, given: ReadonlySet<string> = new Set()): boolean {
  const names = Object.keys(program.scope.globals).filter((name) => !given.has(name));
  if (!names.every((name) => STATELESS.has(name))) return false;
  let isFine = true;
  program.traverse({
    enter(path) {
      if (isClosed(path.node) || (path.isIdentifier() && !isFineUse(path))) {
        isFine = false;
        path.stop();
      }
    },
  });
  return isFine;
}

function isClosed(node: Node): boolean {
  if (CLOSED_NODES.test(node.type)) return true;
  if ('async' in node && node.async) return true;
  if ('generator' in node && node.generator === true) return true;
  if (node.type === 'ForOfStatement') return node.await;
  if (node.type === 'ExportDefaultDeclaration') return !hasName(node.declaration);
  if (node.type === 'VariableDeclaration') return node.kind.includes('using');
  const name = memberIn(node);
  return name !== undefined && CLOSED_MEMBERS.test(name);
}

/** What a module gives away without a name of its own nobody can look at. */
const hasName = (node: Node): boolean => node.type === 'Identifier' || ('id' in node && node.id !== null);

/** A name that something is asked for, or given. */
function memberIn(node: Node): string | undefined {
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') return nameOf(node.property);
  return node.type === 'ObjectProperty' ? nameOf(node.key) : undefined;
}

const nameOf = (node: Node): string | undefined => {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'StringLiteral' ? node.value : undefined;
};

function isFineUse(path: NodePath<Identifier>): boolean {
  const { name } = path.node;
  const members = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
  if (members === undefined || !path.isReferencedIdentifier() || path.scope.hasBinding(name, true)) return true;
  const { parent } = path;
  if (parent.type !== 'MemberExpression' || parent.object !== path.node) return isFineAlone(name, path);
  return !parent.computed && members.includes(nameOf(parent.property) ?? '');
}

/** `new Date` without anything asks for the time, and so does `Date()`. */
function isFineAlone(name: string, { node, parent }: NodePath): boolean {
  if (parent.type === 'BinaryExpression') return parent.operator === 'instanceof';
  if (name === 'console' || (parent.type !== 'NewExpression' && parent.type !== 'CallExpression')) return false;
  const isGiven = parent.type === 'NewExpression' && !parent.arguments.every(({ type }) => type === 'SpreadElement');
  return parent.callee === node && (name !== 'Date' || isGiven);
}
