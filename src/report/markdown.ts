/** A comment on a pull request: the answer and what is to be done in a screenful, the rest folded. */
import type { ReportedBehaviour, ReportedFinding, Verification } from '../model/verification.ts';
import { durationText } from '../util/duration-text.ts';
import { isActionableBehaviour } from './actionable.ts';
import { agendaOf, byDeclaration, type Agenda, type BehaviourItem, type TestItem } from './agenda.ts';
import { AUDIENCE_TEXT, measureOf, noticedOf, reasonsOf, stepFor } from './behaviour-wording.ts';
import { countText, numberText } from './count-text.ts';
import { gateAnswer, knownReasons, ruleTitle } from './gate-wording.ts';
import { findingsByBehaviour } from './markdown/behaviour-findings.ts';
import { changeLines } from './markdown/change-lines.ts';
import { codeText, proseText } from './markdown/safe-markdown.ts';
import type { Reporter } from './reporter.ts';
import { setAsideCounts, setAsideText } from './set-aside-text.ts';
import { shownOf } from './shown-of.ts';
import { testWording } from './test-wording.ts';
import { waivedChanges } from './waived-changes.ts';
import { justificationText } from './waiver-text.ts';

const MOST_BEHAVIOURS = 10;
const MOST_SURVIVORS = 10;
const MOST_IN_A_LIST = 20;
/** GitHub refuses comments of more than 65,536 characters. */
const LONGEST_REPORT = 60_000;

export const markdown: Reporter = (verification) => {
  const agenda = agendaOf(verification);
  const blocks = [
    // By this a workflow finds its earlier comment.
    '<!-- assay -->',
    `### ${ANSWER_SIGNS[verification.gate.exitCode]} ${proseText(gateAnswer(verification), 600)}`,
    ...agenda.unhealthy.map(({ message }) => proseText(message, 600)),
    ...behaviourTable(agenda.behaviours),
    ...fold('What was found, behaviour by behaviour', findingsByBehaviour(agenda.behaviours)),
    ...survivorFold(agenda.behaviours),
    ...testFold(agenda),
    ...findingFold(agenda.findings),
    ...unlinkedFold(agenda),
    ...inOrderFold(agenda.inOrder),
    ...knownFold(verification, agenda.known),
    ...waivedFold(verification),
    ...(verification.nextStep === undefined ? [] : [`**Next:** ${proseText(verification.nextStep, 600)}`]),
    footer(verification),
  ];
  return `${withinLimit(blocks).join('\n\n')}\n`;
};

const ANSWER_SIGNS: Readonly<Record<Verification['gate']['exitCode'], string>> = { 0: '✅', 1: '❌', 3: '❔' };

/** Whole blocks from the start, as many as a comment may hold. */
function withinLimit(blocks: readonly string[]): readonly string[] {
  let length = 0;
  const end = blocks.findIndex((block) => (length += block.length + 2) > LONGEST_REPORT);
  return end === -1
    ? blocks
    : [...blocks.slice(0, end), 'The rest is too long for a comment; the JSON report has all.'];
}

function behaviourTable(items: readonly BehaviourItem[]): string[] {
  if (items.length === 0) return [];
  const shown = shownOf(items, MOST_BEHAVIOURS);
  const rows = shown.map(
    ({ behaviour }) =>
      `| **${behaviour.verdict.kind}** | ${codeText(behaviour.id)} ${proseText(behaviour.must)} | ${adviceOf(behaviour)} |`,
  );
  const table = ['| verdict | behaviour | what was found, and what to do |', '| --- | --- | --- |', ...rows].join('\n');
  return [table, ...moreOf(items.length - shown.length, 'behaviours that need action')];
}

function adviceOf(behaviour: ReportedBehaviour): string {
  const { kind } = behaviour.verdict;
  if (!isActionableBehaviour(kind)) return '';
  const measure = kind === 'untested' || kind === 'failing' ? '' : measureOf(behaviour);
  const { audience, action } = stepFor(behaviour, kind);
  const found = [...reasonsOf(behaviour), ...(measure === '' ? [] : [`${measure}.`])].map((text) => proseText(text));
  return [...found, `**${AUDIENCE_TEXT[audience]}:** ${proseText(action)}`].join('<br>');
}

function survivorFold(items: readonly BehaviourItem[]): string[] {
  const survivors = items.flatMap((item) => item.survivors);
  const shown = shownOf(survivors, MOST_SURVIVORS);
  const hidden = moreOf(survivors.length - shown.length, 'changes');
  return fold(`${countText(survivors.length, 'change')} to the code that no test notices`, [
    ...shown.flatMap(survivorLines),
    ...hidden,
  ]);
}

function survivorLines(finding: ReportedFinding): string[] {
  const { change, location, behaviours } = finding;
  if (change === undefined) return [];
  const place = `${codeText(`${location.file}:${change.line}`)} for ${behaviours.map((id) => codeText(id)).join(', ')}`;
  return [[place, '', ...changeLines(finding)].join('\n')];
}

function testFold({ tests }: Agenda): string[] {
  const count = tests.reduce((sum, { declarations }) => sum + declarations.length, 0);
  const groups = tests.flatMap(({ kind, because, declarations }) => {
    const { heading, explanation, step } = testWording(kind, because);
    const shown = shownOf(declarations, MOST_IN_A_LIST);
    return [
      `**${heading}** (${numberText(declarations.length)}). ${explanation} ${AUDIENCE_TEXT[step.audience]}: ${step.action}.`,
      shown.flatMap(testLines).join('\n'),
      ...moreOf(declarations.length - shown.length, 'tests'),
    ];
  });
  return fold(`${countText(count, 'test')} that ${count === 1 ? 'needs' : 'need'} a look`, groups);
}

/** With what its verdict rests on. */
const testLines = ({ test, findings }: TestItem): string[] => [
  `- ${nameText(test.name)} ${placeText(test.location)}`,
  ...shownOf(findings, 3).flatMap(({ message, location, excerpt }) => [
    `  - ${proseText(message, 600)} ${placeText(location)}`,
    ...(excerpt === undefined ? [] : [`    ${codeText(excerpt.lines.map((line) => line.trim()).join(' '))}`]),
  ]),
];

function findingFold(byRule: Agenda['findings']): string[] {
  const count = [...byRule.values()].reduce((sum, findings) => sum + findings.length, 0);
  const groups = [...byRule].flatMap(([rule, findings]) => {
    const shown = shownOf(findings, MOST_IN_A_LIST);
    return [
      `**${proseText(ruleTitle(rule))}** (${numberText(findings.length)})`,
      shown.map(({ message, location }) => `- ${proseText(message, 600)} ${placeText(location)}`).join('\n'),
      ...moreOf(findings.length - shown.length, 'findings'),
    ];
  });
  return fold(countText(count, 'other finding'), groups);
}

function unlinkedFold({ unlinked }: Agenda): string[] {
  const declarations = byDeclaration(unlinked);
  const shown = shownOf(declarations, MOST_IN_A_LIST);
  const list = shown.map(({ test }) => `- ${nameText(test.name)} ${placeText(test.location)}`).join('\n');
  const title = `${countText(declarations.length, 'test')} that ${declarations.length === 1 ? 'claims' : 'claim'} no behaviour`;
  return fold(title, declarations.length === 0 ? [] : [list, ...moreOf(declarations.length - shown.length, 'tests')]);
}

function inOrderFold(behaviours: readonly ReportedBehaviour[]): string[] {
  const shown = shownOf(behaviours, 100);
  const lines = shown.map((behaviour) =>
    [`- ${behaviour.verdict.kind} ${codeText(behaviour.id)} ${proseText(behaviour.must)}`, noticedOf(behaviour)]
      .filter((part) => part !== '')
      .join(' · '),
  );
  const list = lines.length === 0 ? [] : [lines.join('\n'), ...moreOf(behaviours.length - shown.length, 'behaviours')];
  return fold(
    `${countText(behaviours.length, 'behaviour')} that ${behaviours.length === 1 ? 'needs' : 'need'} no action`,
    list,
  );
}

function knownFold(verification: Verification, known: Agenda['known']): string[] {
  const reasons = knownReasons(verification);
  if (reasons.length === 0) return [];
  const ids = known.map(({ id }) => codeText(id)).join(', ');
  return fold('Known, so the gate does not fail on it', [
    `${proseText(reasons.join(', '), 600)}.`,
    ...(ids === '' ? [] : [`Behaviours: ${ids}`]),
  ]);
}

function waivedFold(verification: Verification): string[] {
  const waived = waivedChanges(verification);
  const shown = shownOf(waived, MOST_IN_A_LIST);
  const lines = shown.map(({ waiver, mutant, what }) => {
    const place = mutant === undefined ? codeText(waiver.mutant) : placeText({ file: mutant.file, ...mutant.start });
    const change = what === '' ? '' : ` ${proseText(what)}`;
    return `- ${place}${change}: ${proseText(justificationText(waiver), 600)}`;
  });
  return fold(
    `${countText(waived.length, 'change')} waived by the policy`,
    lines.length === 0 ? [] : [lines.join('\n'), ...moreOf(waived.length - shown.length, 'waived changes')],
  );
}

/** Nothing where there is nothing in it. */
function fold(summary: string, blocks: readonly string[]): string[] {
  if (blocks.length === 0) return [];
  return [['<details>', `<summary>${summary}</summary>`, '', blocks.join('\n\n'), '', '</details>'].join('\n')];
}

const moreOf = (hidden: number, what: string): string[] =>
  hidden > 0 ? [`and ${numberText(hidden)} more ${what}`] : [];

const nameText = (name: string): string => proseText(name.replaceAll(' > ', ' › '));

const placeText = ({ file, line }: ReportedFinding['location']): string => codeText(`${file}:${line}`);

function footer(verification: Verification): string {
  const { behaviours, tests, run, waivers } = verification;
  const setAside = setAsideText(setAsideCounts(verification));
  const parts = [
    countText(behaviours.length, 'behaviour'),
    countText(tests.length, 'test'),
    ...(run.mutants > 0 ? [`${countText(run.mutants, 'small change')} to the code tried`] : []),
    ...(setAside === '' ? [] : [`set aside ${proseText(setAside)}`]),
    ...(waivers.length === 0 ? [] : [`${countText(waivers.length, 'change')} waived`]),
    ...(run.executions > 0
      ? [`${countText(run.executions, 'test execution')} in ${durationText(run.durationMs)}`]
      : []),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}
