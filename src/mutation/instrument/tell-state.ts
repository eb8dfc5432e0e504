/**
 * Makes a module that is not instrumented (a test file, a helper) tell what it holds from one attempt to the next, at its top and in its
 * suites, so that this can be put back. By text in front of closing braces and at the end: no place moves, so it needs no map.
 */
import generate from '@babel/generator';
import { type CallExpression, type Class, type Node, type Statement } from '@babel/types';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { heldIn, knowCall, type HeldState } from './keep-state.ts';
import type { SwitchNames } from './print-module.ts';
import { INNER_NAMES } from './stryker-instrumenter.ts';

export interface StateTelling {
  readonly names: Pick<SwitchNames, 'keep' | 'know'>;
  /** Declares these functions. */
  readonly header: string;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** `undefined` where there is nothing to tell, or nobody can read it. */
export function tellState(source: SourceFile, { names, header }: StateTelling): string | undefined {
  const parsed = parseSource(source);
  if (!parsed.ok) return undefined;
  const { program } = parsed.ast;
  const blocks = [{ body: program.body, end: source.text.length }, ...suitesIn(program.body)];
  const held = blocks.map(({ body, end }) => ({ state: heldIn(body), end }));
  const told = held.flatMap(({ state, end }, index) => {
    const text = keepText(state, `${source.path}\n${String(index)}`, names);
    // The last line of the module may be a comment.
    return text === '' ? [] : [{ at: end, text: index === 0 ? `\n${text}` : text }];
  });
  const known = held.flatMap(({ state }) => state.classes.flatMap((one) => knowing(one, names)));
  if (told.length === 0) return undefined;
  return `${inserted(source.text, [...told, ...known])}\n;${header};${putBackText(names)}`;
}

/** The suites at the top, and those inside of them. */
function suitesIn(body: readonly Statement[]): readonly { readonly body: Statement[]; readonly end: number }[] {
  return body.flatMap((statement) => {
    const block = statement.type === 'ExpressionStatement' ? suiteBody(statement.expression) : undefined;
    if (block === undefined || typeof block.end !== 'number') return [];
    return [{ body: block.body, end: block.end - 1 }, ...suitesIn(block.body)];
  });
}

function suiteBody(expression: Node): Extract<Node, { type: 'BlockStatement' }> | undefined {
  if (expression.type !== 'CallExpression' || !isSuite(expression)) return undefined;
  const callback = expression.arguments.at(-1);
  const isFunction = callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression';
  return isFunction && !callback.async && callback.body.type === 'BlockStatement' ? callback.body : undefined;
}

/** `describe(…)`, `suite.skip(…)`. One with rows is several suites. */
function isSuite({ callee }: CallExpression): boolean {
  const head = callee.type === 'MemberExpression' ? callee.object : callee;
  return head.type === 'Identifier' && (head.name === 'describe' || head.name === 'suite');
}

/** Behind a statement that may lack its semicolon. */
function keepText({ bindings }: HeldState, key: string, { keep }: StateTelling['names']): string {
  if (bindings.length === 0) return '';
  const parts = bindings.map(({ name, isVariable }) => {
    const setter = isVariable ? `,(v)=>{${name}=${keep}b(${name},v)}` : '';
    return `[()=>${name}${setter}]`;
  });
  return `;${keep}(${JSON.stringify(key)},[${parts.join(',')}],true);`;
}

/**
 * A connection, or a server, that a helper made when it was first asked for stays: made anew for each attempt, it would find its port taken.
 * Of what is made so only plain values and collections are taken back.
 */
const putBackText = ({ keep }: StateTelling['names']): string =>
  `function ${keep}b(now,before){` +
  `if(before!=null||typeof now!=="object"||now===null)return before;` +
  `const type=Object.getPrototypeOf(now);` +
  `return [Object.prototype,Array.prototype,Map.prototype,Set.prototype,Date.prototype,null].includes(type)?before:now}`;

function knowing(one: Class, { know }: StateTelling['names']): readonly Insertion[] {
  const { end } = one.body;
  if (typeof end !== 'number') return [];
  const call = generate(knowCall(one), { compact: true }).code.replace(INNER_NAMES.know, know);
  return [{ at: end - 1, text: `;static{${call}}` }];
}

const inserted = (text: string, insertions: readonly Insertion[]): string =>
  insertions
    .toSorted((left, right) => right.at - left.at)
    .reduce((done, { at, text: part }) => done.slice(0, at) + part + done.slice(at), text);
