/**
 * `npm run bench:humaneval -- humanevalpack.jsonl`: how many faults the worked examples of a spec find that tests recorded off the faulty
 * code confirm. The data is HumanEvalPack for JavaScript (bigcode-project/octopack, MIT); it is read and never kept.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import * as z from 'zod';
import { withTemporaryFolder } from '../../../src/host/temporary-folder.ts';
import { markdownTable } from '../markdown-table.ts';
import { statedTasks, taskSchema, writeHumanEval, type StatedTask } from './write-humaneval.ts';

const PROGRAM = fileURLToPath(new URL('../../../dist/bin.js', import.meta.url));
const HERE = process.env['INIT_CWD'] ?? process.cwd();

const reportSchema = z.object({
  behaviours: z.array(z.object({ id: z.string(), verdict: z.object({ kind: z.string() }) })),
});

type Verdicts = ReadonlyMap<string, string>;

async function verdictsOf(
  stated: readonly StatedTask[],
  shape: Parameters<typeof writeHumanEval>[2],
): Promise<Verdicts> {
  return withTemporaryFolder(async (root) => {
    writeHumanEval(root, stated, shape);
    await run(root);
    const report = reportSchema.parse(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')));
    return new Map(report.behaviours.map(({ id, verdict }) => [id, verdict.kind]));
  });
}

/** A failed gate is an answer too. */
const run = (cwd: string): Promise<void> =>
  new Promise((done, fail) => {
    const child = execFile(
      process.execPath,
      [PROGRAM, 'check', '--no-cache', '--reporter', 'json=report.json'],
      { cwd, maxBuffer: 2 ** 28 },
      (error) => {
        if (error === null || error.code === 1 || error.code === 3) done();
        else fail(new Error('The check did not come to a verdict', { cause: error }));
      },
    );
    child.stderr?.pipe(process.stderr);
  });

const countOf = (verdicts: Verdicts, kind: string): number =>
  [...verdicts.values()].filter((one) => one === kind).length;
const idsOf = (verdicts: Verdicts, isOne: (kind: string, id: string) => boolean): string =>
  [...verdicts]
    .filter(([id, kind]) => isOne(kind, id))
    .map(([id]) => id)
    .join(', ') || 'none';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file humanevalpack.jsonl of the JavaScript data.');
const lines = readFileSync(resolve(HERE, file), 'utf8').trim().split('\n');
const tasks = lines.map((line) => taskSchema.parse(JSON.parse(line)));
const all = statedTasks(tasks);
const stated = all.filter(({ examples }) => examples.length > 0);

const correct = await verdictsOf(stated, { body: 'canonical_solution', hasTests: false });
const faulty = await verdictsOf(stated, { body: 'buggy_solution', hasTests: false });
// An example that does not hold comes before all that tests show, so only the others can gain by tests.
const others = all.filter(({ id }) => faulty.get(id) !== 'violated');
const confirmed = await verdictsOf(others, { body: 'buggy_solution', hasTests: true });
const kinds = [...new Set([correct, faulty, confirmed].flatMap((verdicts) => [...verdicts.values()]))].sort();
const examples = stated.reduce((sum, { examples: { length } }) => sum + length, 0);
const found = countOf(faulty, 'violated');
const isWithout = new Set(all.filter((one) => one.examples.length === 0).map(({ id }) => id));
process.stdout.write(
  [
    `${tasks.length} functions, ${stated.length} with well-formed examples (${examples} examples)`,
    '',
    markdownTable(
      [
        'verdict',
        'correct bodies',
        'faulty bodies',
        'faulty bodies with no example against them, and with tests recorded off them',
      ],
      kinds.map((kind) => [kind, ...[correct, faulty, confirmed].map((verdicts) => String(countOf(verdicts, kind)))]),
    ),
    '',
    `Violated on a correct body: ${idsOf(correct, (kind) => kind === 'violated')}`,
    `Faults found: ${found} of ${stated.length} (${((100 * found) / stated.length).toFixed(1)} %)`,
    `Not found, since no example tells: ${idsOf(faulty, (kind) => kind !== 'violated')}`,
    `Verified by recorded tests without any example: ${idsOf(confirmed, (kind, id) => kind === 'verified' && isWithout.has(id))}`,
    `Verified by recorded tests beside examples that hold: ${idsOf(confirmed, (kind, id) => kind === 'verified' && !isWithout.has(id))}`,
    '',
  ].join('\n'),
);
