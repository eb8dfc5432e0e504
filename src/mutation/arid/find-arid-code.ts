/** Finds the code in which no mutant is worth running: what only people, or machines that watch, ever read. */
import { traverse, type CallExpression, type Node, type OptionalCallExpression } from '@babel/types';
import type { AridCode, AridPolicy, AridRuleId } from '../../model/arid.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { spanOf } from '../../syntax/place.ts';
import { memberName } from '../../syntax/static-name.ts';
import { callRule, isAssertion, type CallRule } from './arid-calls.ts';
import { debugNames } from './debug-names.ts';
import { dottedName } from './dotted-name.ts';
import { isPlain, isProse, textsIn } from './plain-value.ts';

/** In the order of the source; none in a source that does not parse. A piece may lie inside another. */
export function findAridCode(source: SourceFile, policy: AridPolicy): readonly AridCode[] {
  const parsed = parseSource(source);
  if (!parsed.ok) return [];
  const finder: Finder = { ruleOf: callRule(policy), isOn: (rule) => !policy.off.has(rule) };
  const found: AridCode[] = [];
  traverse(parsed.ast, (node, ancestors) => {
    const around = ancestors.map((ancestor) => ancestor.node);
    for (const { rule, nodes } of aridIn(node, around, finder))
      found.push(...nodes.map((arid) => ({ span: spanOf(source.path, arid), rule })));
  });
  return found;
}

interface Finder {
  readonly ruleOf: CallRule;
  readonly isOn: (rule: AridRuleId) => boolean;
}

interface Arid {
  readonly rule: string;
  readonly nodes: readonly Node[];
}

function aridIn(node: Node, around: readonly Node[], finder: Finder): readonly Arid[] {
  switch (node.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
      return aridInCall(node, around, finder);
    case 'ThrowStatement':
      return finder.isOn('error-message') ? [{ rule: 'error-message', nodes: thrownTexts(node.argument) }] : [];
    case 'BlockStatement':
    case 'IfStatement':
    case 'ArrowFunctionExpression':
      return saysOnly(node, around.at(-1), finder);
    default:
      return finder.isOn('debug-name') ? [{ rule: 'debug-name', nodes: debugNames(node) }] : [];
  }
}

type Call = CallExpression | OptionalCallExpression;

function aridInCall(call: Call, around: readonly Node[], { ruleOf, isOn }: Finder): readonly Arid[] {
  const name = dottedName(call.callee) ?? '';
  const rule = ruleOf(name);
  if (rule !== undefined && isDiscarded(call, around))
    return [{ rule, nodes: call.arguments.flatMap((given) => (isPlain(given) ? [given] : textsIn(given))) }];
  if (isAssertion(name) && isOn('assertion-message'))
    return [{ rule: 'assertion-message', nodes: call.arguments.slice(1).flatMap(textsIn).filter(isProse) }];
  if (/^(?:reject|Promise\.reject)$/.test(name) && isOn('error-message'))
    return [{ rule: 'error-message', nodes: call.arguments.flatMap(thrownTexts) }];
  return isOn('debug-name') ? [{ rule: 'debug-name', nodes: debugNames(call) }] : [];
}

/** Whether nobody looks at what comes of the call: a value that goes on is never arid. */
function isDiscarded(node: Node, around: readonly Node[]): boolean {
  const parent = around.at(-1);
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'ArrowFunctionExpression':
      return isListener(parent, around.at(-2));
    case 'AwaitExpression':
      return isDiscarded(parent, around.slice(0, -1));
    case 'UnaryExpression':
      return parent.operator === 'void' && isDiscarded(parent, around.slice(0, -1));
    case 'LogicalExpression':
      return parent.right === node && isDiscarded(parent, around.slice(0, -1));
    default:
      return false;
  }
}

/** Whether a function is given to what ignores its result. */
const isListener = (listener: Node, call: Node | undefined): boolean =>
  call?.type === 'CallExpression' &&
  call.arguments.some((given) => given === listener) &&
  /\.(?:catch|finally|forEach|on|once)$/.test(dottedName(call.callee) ?? `.${methodOf(call.callee)}`);

const methodOf = (callee: Node): string => (callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '');

/** The prose that is given to what is thrown: its class, and a code for programs, are none. */
const thrownTexts = (node: Node): readonly Node[] =>
  node.type === 'NewExpression' || isErrorCall(node) ? node.arguments.flatMap(textsIn).filter(isProse) : [];

/** `Error('No such basket')` is a new error, too. */
const isErrorCall = (node: Node): node is CallExpression =>
  node.type === 'CallExpression' && /(?:Error|Exception)$/.test(dottedName(node.callee) ?? '');

/** A block, branch or listener in which nothing is done but to say plain things: it may as well be gone. */
function saysOnly(node: Node, parent: Node | undefined, finder: Finder): readonly Arid[] {
  if (node.type === 'ArrowFunctionExpression' && !isListener(node, parent)) return [];
  const rule = ruleOfSaying(node, finder);
  return rule === undefined ? [] : [{ rule, nodes: [node] }];
}

/** The rule of the first of its calls; `undefined` when it does anything else, or nothing. */
function ruleOfSaying(node: Node | null | undefined, finder: Finder): string | undefined {
  switch (node?.type) {
    case 'BlockStatement': {
      const rules = node.body.map((statement) => ruleOfSaying(statement, finder));
      return rules.includes(undefined) ? undefined : rules[0];
    }
    case 'IfStatement': {
      const rule = isPlain(node.test) ? ruleOfSaying(node.consequent, finder) : undefined;
      return node.alternate && ruleOfSaying(node.alternate, finder) === undefined ? undefined : rule;
    }
    case 'ArrowFunctionExpression':
      return ruleOfSaying(node.body, finder);
    case 'ExpressionStatement':
    case 'AwaitExpression':
      return ruleOfSaying(node.type === 'AwaitExpression' ? node.argument : node.expression, finder);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return node.arguments.every(isPlain) ? finder.ruleOf(dottedName(node.callee) ?? '') : undefined;
    default:
      return undefined;
  }
}
