/** A behaviour, a test or a mutant, with everything that a verification says of it. */
import type { Behaviour, Example } from '../../model/behaviour.ts';
import type { ReportedBehaviour, ReportedTest, Verification } from '../../model/verification.ts';
import { wasRun } from '../../model/was-run.ts';
import { isActionableBehaviour, isActionableTest } from '../actionable.ts';
import { byDeclaration } from '../agenda.ts';
import { measureOf, reasonsOf, stepFor } from '../behaviour-wording.ts';
import { numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { setAsideText } from '../set-aside-text.ts';
import { testLabel, testWording } from '../test-wording.ts';
import { findingLines } from '../terminal/findings.ts';
import { idText, nameText, placeText, stepLines, testMark } from '../terminal/marks.ts';
import { paragraph } from '../wrap.ts';
import type { Subject } from './find-subject.ts';

export interface ExplainedRun {
  readonly verification: Verification;
  /** What the specs say; empty where only a saved report is at hand. */
  readonly stated: readonly Behaviour[];
}

export function subjectLines(page: Page, subject: Subject, run: ExplainedRun): string[] {
  switch (subject.kind) {
    case 'behaviour':
      return behaviourLines(page, subject.behaviour, run);
    case 'tests':
      return testsLines(page, subject.tests, run);
    case 'mutant':
      return [...findingLines(page, subject.finding), '', ...paragraph(page, [], [MUTANT_TEXT])];
  }
}

const MUTANT_TEXT =
  'A mutant is the code with one small change. The lines marked with - were replaced by those marked with +, the tests were run again, and none of those that claim the behaviour failed.';

function behaviourLines(page: Page, behaviour: ReportedBehaviour, { verification, stated }: ExplainedRun): string[] {
  const { id, must, owner, feature, location } = behaviour;
  const said = stated.find((one) => one.id === id);
  const about = verification.findings.filter(({ behaviours }) => behaviours.includes(id));
  const tests = verification.tests.filter((test) => behaviour.tests.includes(test.id));
  return [
    ...paragraph(page, [[idText(id), 'bold'], ['  ']], [nameText(must)]),
    `  ${page.paint('dim', [placeText(location), nameText(feature), ...(owner === undefined ? [] : [`ask ${nameText(owner)}`])].join(' · '))}`,
    ...(said === undefined ? [] : statedLines(page, said)),
    ...(wasRun(verification) ? verdictLines(page, behaviour) : []),
    ...testLines(page, tests, verification),
    ...about.flatMap((finding) => ['', ...findingLines(page, finding)]),
    ...(wasRun(verification) ? [] : NOT_RUN_LINES(page)),
  ];
}

const NOT_RUN_LINES = (page: Page): string[] => [
  '',
  ...paragraph(
    page,
    [],
    [
      'Read from the sources; nothing was run. `assay check --reporter json=run.json`, then `assay explain --report run.json`, tells its verdict too.',
      'dim',
    ],
  ),
];

function statedLines(page: Page, { why, code, examples, wrongBehaviours }: Behaviour): string[] {
  const codes = code.map(({ path, name }) => (name === undefined ? path : `${path}#${name}`));
  return [
    ...(why === undefined ? [] : paragraph(page, [['  Why: ', 'dim']], [nameText(why)])),
    ...(codes.length === 0 ? [] : paragraph(page, [['  Code: ', 'dim']], [nameText(codes.join(', '))])),
    ...listLines(page, 'Examples', examples.map(exampleText)),
    ...listLines(
      page,
      'Never',
      wrongBehaviours.map(({ name }) => name),
    ),
  ];
}

function exampleText(example: Example): string {
  if (example.kind === 'data') return JSON.stringify(example.row);
  const { call, args, row, outcome } = example;
  const called = args === undefined ? call : `${call}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
  const bound = row === undefined ? '' : ` with ${JSON.stringify(row)}`;
  const [kind, ...facts] = Object.values(outcome).map((fact) =>
    typeof fact === 'string' ? fact : JSON.stringify(fact),
  );
  return `${called}${bound} ${[kind, ...facts].join(' ')}`;
}

function listLines(page: Page, title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [
    `  ${page.paint('dim', `${title} (${numberText(items.length)}):`)}`,
    ...items.flatMap((item) => paragraph(page, [['    · ', 'dim']], [nameText(item)])),
  ];
}

function verdictLines(page: Page, behaviour: ReportedBehaviour): string[] {
  const { kind } = behaviour.verdict;
  const measure = measureOf(behaviour);
  return [
    ...paragraph(page, [['  Verdict: ', 'dim']], [kind, 'bold']),
    ...reasonsOf(behaviour).flatMap((reason) => paragraph(page, [['  ']], [reason])),
    ...(measure === '' ? [] : paragraph(page, [['  ']], [`${measure}.`])),
    ...(behaviour.setAside === undefined
      ? []
      : paragraph(page, [['  ']], [`Changes that no test has to notice, ${setAsideText(behaviour.setAside)}.`])),
    ...(isActionableBehaviour(kind) ? stepLines(page, stepFor(behaviour, kind), '  ') : []),
  ];
}

function testLines(page: Page, tests: readonly ReportedTest[], verification: Verification): string[] {
  if (tests.length === 0) return [`  ${page.paint('dim', 'No test claims it.')}`];
  return [
    `  ${page.paint('dim', 'Its tests:')}`,
    ...byDeclaration(tests).flatMap((cases) => [
      ...paragraph(
        page,
        [['    '], wasRun(verification) ? testMark(cases.test) : ['·', 'dim'], [' ']],
        [nameText(cases.test.name)],
      ),
      `      ${page.paint('dim', placeText(cases.test.location))}${wasRun(verification) ? ` · ${testLabel(cases)}` : ''}`,
    ]),
  ];
}

const MOST_TESTS = 10;

function testsLines(page: Page, tests: readonly ReportedTest[], run: ExplainedRun): string[] {
  const declarations = byDeclaration(tests);
  const blocks = declarations.slice(0, MOST_TESTS).map(({ test, ids }) => testLinesInFull(page, test, { ids, run }));
  const hidden = declarations.length - MOST_TESTS;
  return [
    ...blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])),
    ...(hidden > 0 ? ['', page.paint('dim', `and ${numberText(hidden)} more; say more of the name`)] : []),
    ...(wasRun(run.verification) ? [] : NOT_RUN_LINES(page)),
  ];
}

function testLinesInFull(
  page: Page,
  test: ReportedTest,
  { ids, run: { verification } }: { readonly ids: readonly string[]; readonly run: ExplainedRun },
): string[] {
  const { kind, because } = test.verdict;
  const about = verification.findings.filter(({ tests }) => tests.some((id) => ids.includes(id)));
  // What was found says it of this very test.
  const isSaid = about.length > 0 || !wasRun(verification);
  const wording = isActionableTest(kind) && !isSaid ? testWording(kind, because) : undefined;
  const claims = test.claims.length === 0 ? 'claims nothing' : `claims ${test.claims.map(idText).join(', ')}`;
  return [
    ...paragraph(page, [], [nameText(test.name), 'bold']),
    `  ${page.paint('dim', `${placeText(test.location)} · ${claims}`)}`,
    ...(wasRun(verification) ? paragraph(page, [['  Verdict: ', 'dim']], [[kind, ...because].join(', '), 'bold']) : []),
    ...(wording === undefined ? [] : paragraph(page, [['  ']], [wording.explanation])),
    ...about.flatMap((finding) => ['', ...findingLines(page, finding)]),
    ...(wording === undefined ? [] : ['', ...stepLines(page, wording.step, '  ')]),
  ];
}
