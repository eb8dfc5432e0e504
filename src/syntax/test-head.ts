/** Which expressions stand for Vitest's `test` and `describe`, under whatever name and with whatever is chained to them. */
import type { Binding, Scope } from '@babel/traverse';
import type {
  ConditionalExpression,
  ImportSpecifier,
  MemberExpression,
  Node,
  OptionalMemberExpression,
  VariableDeclarator,
} from '@babel/types';
import { memberName, staticName } from './static-name.ts';
import { unwrapExpression } from './unwrap-expression.ts';

/** What a chain adds to a test or suite. */
export type TestMark = 'skip' | 'only' | 'todo' | 'fails' | 'each';

/** An expression whose call declares a test or a suite. */
export interface TestHead {
  readonly kind: 'test' | 'describe';
  readonly marks: ReadonlySet<TestMark>;
  /** The member that has to be called first (`each`, `runIf`, `extend`); `undefined` when the next call declares. */
  readonly awaits: string | undefined;
}

type AnyMember = MemberExpression | OptionalMemberExpression;

const TEST: TestHead = { kind: 'test', marks: new Set(), awaits: undefined };
const DESCRIBE: TestHead = { kind: 'describe', marks: new Set(), awaits: undefined };
const HEADS: ReadonlyMap<string, TestHead> = new Map([
  ['it', TEST],
  ['test', TEST],
  ['describe', DESCRIBE],
  ['suite', DESCRIBE],
]);
const MARKS: ReadonlyMap<string, readonly TestMark[]> = new Map([
  ['skip', ['skip']],
  ['only', ['only']],
  ['todo', ['todo']],
  ['fails', ['fails']],
  ['concurrent', []],
  ['sequential', []],
  ['shuffle', []],
]);
const CALLED_FIRST: ReadonlySet<string> = new Set(['each', 'for', 'runIf', 'skipIf', 'extend', 'override', 'scoped']);

/** Knows the heads of one file. A name that a local variable or parameter shadows is no head; an import from any module is. */
export class HeadResolver {
  readonly #known = new Map<Binding, TestHead | undefined>();

  /** What an expression stands for where it is written; `undefined` when calling it declares nothing. */
  resolve(node: Node, scope: Scope): TestHead | undefined {
    const expression = unwrapExpression(node);
    switch (expression.type) {
      case 'Identifier':
        return this.#headOfName(expression.name, scope);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.#headOfMember(expression, scope);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return afterCall(this.resolve(expression.callee, scope), expression.arguments);
      case 'TaggedTemplateExpression':
        return afterCall(this.resolve(expression.tag, scope), []);
      case 'ConditionalExpression':
        return this.#headOfChoice(expression, scope);
      default:
        return undefined;
    }
  }

  #headOfName(name: string, scope: Scope): TestHead | undefined {
    const binding = scope.getBinding(name);
    if (binding === undefined) return HEADS.get(name);
    if (!this.#known.has(binding)) {
      this.#known.set(binding, undefined); // a variable defined by itself is no head
      this.#known.set(binding, this.#headOfBinding(binding));
    }
    return this.#known.get(binding);
  }

  #headOfBinding(binding: Binding): TestHead | undefined {
    const { node } = binding.path;
    switch (node.type) {
      case 'ImportDefaultSpecifier':
        return HEADS.get(node.local.name);
      case 'ImportSpecifier':
        return headOfImport(node, binding);
      case 'VariableDeclarator':
        return this.#headOfVariable(node, binding);
      default:
        return this.#isParameterOfDescribe(binding) ? TEST : undefined;
    }
  }

  #headOfVariable({ id, init }: VariableDeclarator, binding: Binding): TestHead | undefined {
    if (!init) return undefined;
    if (id.type === 'Identifier') return this.resolve(init, binding.path.scope);
    if (id.type !== 'ObjectPattern' || !isModule(init, binding.path.scope)) return undefined;
    const property = id.properties.find(
      (candidate) => candidate.type === 'ObjectProperty' && candidate.value === binding.identifier,
    );
    return property?.type === 'ObjectProperty'
      ? HEADS.get(staticName(property.key, property.computed) ?? '')
      : undefined;
  }

  /** Vitest hands `test` to the callback of a `describe` that has no rows. */
  #isParameterOfDescribe({ kind, identifier, scope }: Binding): boolean {
    const call = scope.path.parent;
    const callback = scope.path.node;
    if (kind !== 'param' || call.type !== 'CallExpression' || !('params' in callback)) return false;
    if (callback.params[0] !== identifier) return false;
    const head = this.resolve(call.callee, scope.path.parentPath.scope);
    return head?.kind === 'describe' && !head.marks.has('each');
  }

  #headOfMember(member: AnyMember, scope: Scope): TestHead | undefined {
    const name = memberName(member);
    if (name === undefined) return undefined;
    if (isModule(member.object, scope)) return HEADS.get(name);
    const head = this.resolve(member.object, scope);
    if (head === undefined || head.awaits !== undefined) return undefined;
    if (CALLED_FIRST.has(name)) return { ...head, awaits: name };
    const marks = MARKS.get(name);
    if (marks !== undefined) return marked(head, marks);
    return head.kind === 'test' && HEADS.get(name) === DESCRIBE ? DESCRIBE : undefined;
  }

  #headOfChoice(choice: ConditionalExpression, scope: Scope): TestHead | undefined {
    const first = this.resolve(choice.consequent, scope);
    const second = this.resolve(choice.alternate, scope);
    if (first === undefined || second === undefined) return first ?? second;
    return { ...first, marks: first.marks.intersection(second.marks) };
  }
}

function headOfImport({ imported, local }: ImportSpecifier, binding: Binding): TestHead | undefined {
  const { parent } = binding.path;
  const isFromVitest = parent.type === 'ImportDeclaration' && parent.source.value === 'vitest';
  return HEADS.get(staticName(imported, false) ?? '') ?? (isFromVitest ? undefined : HEADS.get(local.name));
}

function afterCall(head: TestHead | undefined, args: readonly Node[]): TestHead | undefined {
  if (head?.awaits === undefined) return undefined;
  return marked({ ...head, awaits: undefined }, marksOfCall(head.awaits, args[0]));
}

function marksOfCall(member: string, argument: Node | undefined): readonly TestMark[] {
  if (member === 'each' || member === 'for') return ['each'];
  if (argument?.type !== 'BooleanLiteral') return [];
  const isSkipped = (member === 'skipIf' && argument.value) || (member === 'runIf' && !argument.value);
  return isSkipped ? ['skip'] : [];
}

const marked = (head: TestHead, marks: readonly TestMark[]): TestHead => ({
  ...head,
  marks: head.marks.union(new Set(marks)),
});

/** Whether an expression is a whole module: `import * as v`, `import.meta.vitest`, `require(…)` or `await import(…)`. */
function isModule(node: Node, scope: Scope): boolean {
  const expression = unwrapExpression(node);
  switch (expression.type) {
    case 'Identifier':
      return scope.getBinding(expression.name)?.path.node.type === 'ImportNamespaceSpecifier';
    case 'MemberExpression':
      return expression.object.type === 'MetaProperty' && memberName(expression) === 'vitest';
    case 'CallExpression':
      return expression.callee.type === 'Identifier' && expression.callee.name === 'require';
    case 'AwaitExpression':
      return expression.argument.type === 'ImportExpression';
    default:
      return false;
  }
}
