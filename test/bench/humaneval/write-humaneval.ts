/** A project of functions of HumanEvalPack, with specs made of their docstrings. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { parse } from '@babel/parser';
import traverse from '@babel/traverse';
import { traverseFast } from '@babel/types';
import { stringify } from 'yaml';
import * as z from 'zod';
import { readWorkedExamples, type WorkedExample } from './read-worked-examples.ts';

export const taskSchema = z.object({
  task_id: z.string(),
  declaration: z.string(),
  canonical_solution: z.string(),
  buggy_solution: z.string(),
  docstring: z.string(),
  entry_point: z.string(),
  test: z.string(),
});
export type Task = z.infer<typeof taskSchema>;

export type Body = 'canonical_solution' | 'buggy_solution';

/** Docstrings whose examples the dataset's own tests contradict, or that are no examples; looked at one by one. */
const FAULTY = new Map([
  [56, 'says that "<>" is not bracketed correctly; its tests say that it is'],
  [71, 'says 6.00, a number; its tests want the text "6.00"'],
  [103, 'says 0b11010 for 20 and 33; its tests want 0b11011'],
  [116, 'sorts by value; its tests want an order by binary ones'],
  [130, 'tri(1) = 3 is a part of the definition of a sequence'],
  [148, 'the tuple ("Venus") of one item, which is a text in JavaScript'],
]);
const NEEDS_A_PACKAGE = new Set([162]);

const NODE_MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

export interface StatedTask {
  readonly task: Task;
  /** By which its behaviour and its files are called. */
  readonly id: string;
  readonly examples: readonly WorkedExample[];
}

/** Those whose docstring has no well-formed example have none. */
export const statedTasks = (tasks: readonly Task[]): readonly StatedTask[] =>
  tasks.flatMap((task) => {
    const number = Number(task.task_id.replace(/^\D+/, ''));
    const examples = FAULTY.has(number) ? [] : readWorkedExamples(task.docstring, task.entry_point);
    return NEEDS_A_PACKAGE.has(number) ? [] : [{ task, id: `HE-${number}`, examples }];
  });

/** `hasTests`: with tests whose expected values are what the body returns. */
export function writeHumanEval(
  root: string,
  stated: readonly StatedTask[],
  { body, hasTests }: { readonly body: Body; readonly hasTests: boolean },
): void {
  for (const folder of ['src', 'specs', 'test']) mkdirSync(join(root, folder), { recursive: true });
  symlinkSync(NODE_MODULES, join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'humaneval', private: true, type: 'module' }));
  for (const one of stated) {
    const { task, id } = one;
    const code = declared(`${task.declaration}${task[body]}`);
    writeFileSync(join(root, `src/${id}.js`), `${code}\nexport { ${task.entry_point} };\n`);
    writeFileSync(join(root, `specs/${id}.yaml`), specOf(one));
    if (hasTests) writeFileSync(join(root, `test/${id}.test.js`), recordedTests(one, code));
  }
}

/** The bodies are scripts, some of which assign to what they never declare; a module may not. */
function declared(script: string): string {
  const names: string[] = [];
  try {
    traverse(parse(script), {
      Program: ({ scope }) => {
        names.push(...Object.keys(scope.globals).filter((name) => !(name in globalThis)));
      },
    });
  } catch (error) {
    // A faulty body may be no program at all.
    if (!(error instanceof SyntaxError)) throw error;
  }
  return names.length === 0 ? script : `let ${names.join(', ')};\n${script}`;
}

function specOf({ task, id, examples }: StatedTask): string {
  const must =
    task.docstring
      .replaceAll(/\s+/g, ' ')
      .split(/(?<=\.) /, 1)[0]
      ?.slice(0, 200) ?? '';
  return stringify({
    feature: task.entry_point,
    code: `src/${id}.js`,
    behaviours: {
      [id]: {
        must,
        ...(examples.length > 0 && { examples: examples.map(({ call, value }) => ({ call, returns: value })) }),
      },
    },
  });
}

/** What an assistant does that takes the expected values from the code. */
function recordedTests({ task, id, examples }: StatedTask, code: string): string {
  const calls = new Set([...examples.map(({ call }) => call), ...callsIn(task)]);
  const tests = [...calls].flatMap((call, index) => {
    const returned = resultOf(code, call);
    if (returned === undefined) return [];
    return [`it('${id}: works for input ${index + 1}', () => {`, `  expect(${call}).toEqual(${returned});`, '});'];
  });
  const head = [`import { expect, it } from 'vitest';`, `import { ${task.entry_point} } from '../src/${id}.js';`, ''];
  return `${[...head, ...tests].join('\n')}\n`;
}

/** The calls of the function in the dataset's own tests that name nothing else. */
function callsIn({ test, entry_point: name }: Task): readonly string[] {
  const calls: string[] = [];
  traverseFast(parse(test, { errorRecovery: true }), (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== name) return;
    const call = test.slice(node.start ?? 0, node.end ?? 0);
    if (!/[a-z]\w*\s*[.(]/i.test(call.slice(name.length + 1).replaceAll(/'[^']*'|"[^"]*"/g, ''))) calls.push(call);
  });
  return calls;
}

/** As source text; `undefined` when the call throws or does not end. */
function resultOf(code: string, call: string): string | undefined {
  try {
    const result: unknown = runInNewContext(`${code}\n;(${call})`, {}, { timeout: 500 });
    const everything = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Infinity };
    return inspect(result, everything);
  } catch {
    return undefined;
  }
}
