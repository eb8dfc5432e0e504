/** `npm run bench:rehearsals -- FOLDER…`: how many tests of some projects can be rehearsed, and what ends the others. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { moduleResolver } from '../../src/host/module-resolver.ts';
import { readModules } from '../../src/host/read-modules.ts';
import { examineTests } from '../../src/oracle/inspect-oracles.ts';
import { describeValue } from '../../src/oracle/rehearse/inspect.ts';
import { Thrown } from '../../src/oracle/rehearse/values.ts';
import { readProject } from '../../src/pipeline/read-project.ts';
import { surveyCode } from '../../src/pipeline/survey-code.ts';
import { writtenSuite } from '../../src/pipeline/written-suite.ts';
import { groupBy } from '../../src/util/group-by.ts';
import { markdownTable } from './markdown-table.ts';

interface Ended {
  readonly place: string;
  readonly why: string;
}

/** What ends the rehearsals of a project's tests, and of how many there are. */
async function endings(root: string): Promise<{ readonly tests: number; readonly ended: readonly Ended[] }> {
  const project = await readProject(root);
  const { declarations } = await writtenSuite(project);
  const code = await surveyCode(project);
  const resolveModule = moduleResolver(root, []);
  const files = new Set([...declarations.map(({ file }) => file), ...code.sources.map(({ path }) => path)]);
  const sources = Array.from(readModules(root, files, resolveModule), ([path, text]) => ({ path, text }));
  const tests = declarations.map((declaration) => ({ declaration, behaviours: [] }));
  const ended: Ended[] = [];
  examineTests({ tests, scopes: code.scopes, sources, resolve: resolveModule }, (test, context) => {
    const why = context.whyNotRehearsed(test);
    const { file, location } = test.declaration;
    if (why !== undefined) ended.push({ place: `${root}/${file}:${location.line}`, why: reasonOf(why) });
  });
  return { tests: tests.length, ended };
}

/** What is not understood, or what else went wrong: then it is the interpreter's fault, told with the place in it. */
function reasonOf(why: unknown): string {
  if (why instanceof Thrown) return `thrown: ${describeValue(why.value).slice(0, MAX_SHOWN)}`;
  if (!(why instanceof Error)) return String(why);
  const [place = ''] = /(?<=src\/oracle\/)[\w/.-]+:\d+/.exec(why.stack ?? '') ?? [];
  return why.name === 'NotEvaluable' ? `not understood: ${why.message}` : `${why.name}: ${why.message} (${place})`;
}

const MAX_SHOWN = 90;

async function bench(roots: readonly string[], { places }: { readonly places?: true }): Promise<void> {
  const all: Ended[] = [];
  let tests = 0;
  for (const root of roots) {
    const found = await endings(resolve(process.env['INIT_CWD'] ?? process.cwd(), root));
    all.push(...found.ended);
    tests += found.tests;
  }
  const byReason = [...groupBy(all, ({ why }) => why)].toSorted((one, other) => other[1].length - one[1].length);
  const rows = byReason.map(([why, ended]) => [why, String(ended.length), ended[0]?.place ?? '']);
  process.stdout.write(`${tests - all.length} of ${tests} tests are rehearsed to their ends.\n\n`);
  process.stdout.write(`${markdownTable(['what ends the others', 'tests', 'first'], rows)}\n`);
  if (places) for (const { place, why } of all) process.stdout.write(`${place}: ${why}\n`);
}

await new Command('bench:rehearsals')
  .description('Counts what ends rehearsals of tests, over the projects in some folders.')
  .argument('<roots...>', 'folders of projects')
  .option('--places', 'list every test')
  .action(bench)
  .parseAsync();
