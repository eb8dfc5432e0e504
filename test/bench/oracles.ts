/** `npm run bench:oracles`: how far what Assay says of labelled tests is right. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { markdownTable } from './markdown-table.ts';
import { readCorpus, type LabelledProject } from './read-corpus.ts';
import { readStatically, type StaticReading } from './read-statically.ts';
import { judgedIn, runLabelled } from './run-labelled.ts';
import { precisionOf, recallOf, scoreRules, type RuleScore, type Scores } from './score-rules.ts';
import { scoreVerdicts, type VerdictScore, type VerdictScores } from './score-verdicts.ts';

const OWN_CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));
// npm runs a script in the repository's root, wherever the person stands.
const HERE = process.env['INIT_CWD'] ?? process.cwd();

async function bench(folders: readonly string[], flags: { readonly run?: true }): Promise<void> {
  const corpora = folders.length === 0 ? [OWN_CORPUS] : folders.map((folder) => resolve(HERE, folder));
  const projects = corpora.flatMap(readCorpus);
  const readings: Reading[] = [];
  for (const project of projects) readings.push(await (flags.run ? readByRunning : readStatically)(project));
  const tests = readings.flatMap((reading) => reading.tests);
  const scores = scoreRules(tests, (rule) => rule.startsWith('oracle/'));
  const lines = [
    `${tests.length} tests in ${projects.length} projects, findings that are certain or likely:`,
    '',
    table(scores),
    ...list('Told and should not be', scores.falsePositives),
    ...list('Not told and should be', scores.misses),
    ...list(
      'Labels that fit no test',
      readings.flatMap(({ strays }) => strays),
    ),
    ...verdictLines(
      'tests',
      readings.flatMap(({ verdicts }) => verdicts?.tests ?? []),
    ),
    ...verdictLines(
      'behaviours',
      readings.flatMap(({ verdicts }) => verdicts?.behaviours ?? []),
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

interface Reading extends StaticReading {
  readonly verdicts?: VerdictScores;
}

async function readByRunning(project: LabelledProject): Promise<Reading> {
  const report = await runLabelled(project);
  return { tests: judgedIn(project, report), strays: [], verdicts: scoreVerdicts(project, report) };
}

function verdictLines(what: string, scores: readonly VerdictScore[]): string[] {
  if (scores.length === 0) return [];
  const wrong = scores.flatMap((score) => score.wrong);
  const right = scores.reduce((sum, score) => sum + score.right, 0);
  return ['', `Verdicts of ${what}: ${right} of ${right + wrong.length} right`, ...list('Others', wrong)];
}

function table({ byRule, total }: Scores): string {
  const row = (name: string, score: RuleScore): string[] => [
    name,
    ...[score.expected, score.found, score.wrong].map(String),
    shareText(precisionOf(score)),
    shareText(recallOf(score)),
  ];
  return markdownTable(
    ['rule', 'expected', 'found', 'wrong', 'precision', 'recall'],
    [...[...byRule].map(([rule, score]) => row(rule, score)), row('all', total)],
  );
}

const shareText = (share: number | undefined): string => (share === undefined ? '' : share.toFixed(3));

const list = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['', `${title} (${items.length}):`, ...items.map((item) => `- ${item}`)];

await new Command('bench:oracles')
  .description('Compares what Assay says of labelled tests with the labels.')
  .argument('[folders...]', 'folders of labelled projects; the own corpus when none is given')
  .option('--run', 'run the whole check on each project, and compare verdicts too')
  .action(bench)
  .parseAsync();
