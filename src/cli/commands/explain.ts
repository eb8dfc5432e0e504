import type { Command } from 'commander';
import { UserError } from '../../model/user-error.ts';
import { checkSources } from '../../pipeline/check-sources.ts';
import { readProject } from '../../pipeline/read-project.ts';
import { renderRule, renderRuleList, renderSubject } from '../../report/explain.ts';
import { findRule, findSubject, nearestNames } from '../../report/explain/find-subject.ts';
import type { ExplainedRun } from '../../report/explain/subject.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { findRoot } from '../find-root.ts';
import { printText } from '../log-text.ts';
import { readReport } from '../read-report.ts';
import { terminalFor } from '../terminal-facts.ts';
import { today } from '../today.ts';
import { toolVersion } from '../tool-version.ts';

interface Flags {
  readonly report?: string;
}

export function addExplain(program: Command, { onExitCode }: CommandContext): void {
  program
    .command('explain')
    .description('explain a rule, a behaviour, a test or a mutant in full; executes no code of the project')
    .argument(
      '[thing]',
      'a rule or behaviour by its id, a test by (a part of) its name or by file:line, a mutant; all rules when left out',
    )
    .option('--report <file>', 'take what is known from a saved JSON report instead of from the sources')
    .addHelpText('after', EXAMPLES)
    .action(async (thing: string | undefined, flags: Flags) => {
      printText(await explain(thing, flags));
      onExitCode(EXIT_CODES.passed);
    });
}

const EXAMPLES = `
Examples:
  $ assay explain copied-formula                    a rule
  $ assay explain PRICE-2                           a behaviour, its examples and its tests
  $ assay explain test/basket.test.ts:12            a test, and what reading it shows
  $ assay explain 1f3a9c20 --report run.json        a mutant of a saved run`;

async function explain(thing: string | undefined, { report }: Flags): Promise<string> {
  const context = terminalFor(process.stdout);
  if (thing === undefined) return renderRuleList(context);
  const rule = findRule(thing);
  if (rule !== undefined) return renderRule(rule, context);
  const run = report === undefined ? await readRun() : { verification: await readReport(report), stated: [] };
  const subject = findSubject(thing, run.verification);
  if (subject !== undefined) return renderSubject(subject, run, context);
  throw nothingCalled(thing, run);
}

async function readRun(): Promise<ExplainedRun> {
  const root = findRoot(process.cwd());
  const focus = { paths: [], behaviours: [], test: undefined };
  const now = (): number => performance.now();
  const verification = await checkSources({ root, focus }, { now, today: today(), toolVersion: toolVersion() });
  return { verification, stated: (await readProject(root)).specs.flatMap(({ behaviours }) => behaviours) };
}

function nothingCalled(thing: string, { verification }: ExplainedRun): UserError {
  const near = nearestNames(thing, verification);
  return new UserError('usage', `Nothing here is called "${thing}": no rule, behaviour, test or mutant.`, {
    hint:
      near.length === 0
        ? '`assay explain` lists the rules, `assay trace` behaviours and tests.'
        : `Did you mean ${near.join(' or ')}?`,
  });
}
