/** The behaviours that need action: what is wrong with each, where, and what to do. */
import { groupBy } from '../../util/group-by.ts';
import type { ReportedFinding } from '../../model/verification.ts';
import { isActionableBehaviour, type ActionableBehaviour } from '../actionable.ts';
import { byDeclaration, type BehaviourItem } from '../agenda.ts';
import { BEHAVIOUR_HEADINGS, measureOf, reasonsOf, stepFor, type Step } from '../behaviour-wording.ts';
import { numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { shownOf } from '../shown-of.ts';
import { testLabel } from '../test-wording.ts';
import { paint, paragraph, type Piece } from '../wrap.ts';
import { diagnosisText } from '../diagnosis-wording.ts';
import { codeDiff } from './code-diff.ts';
import {
  BAD,
  changePlaceText,
  findingMark,
  heading,
  idText,
  messageText,
  moreLine,
  nameText,
  placeText,
  stepLines,
  testMark,
  UNKNOWN,
  WARNING,
} from './marks.ts';

const MOST_BEHAVIOURS = 20;
const MOST_SURVIVORS = 3;
const MOST_TESTS = 5;

/** `failedBy`: the verdicts that fail the gate; the others only warn. */
export function behaviourSection(page: Page, items: readonly BehaviourItem[], failedBy: readonly string[]): string[] {
  const groups = groupBy(items, ({ behaviour }) => behaviour.verdict.kind);
  return [...groups].flatMap(([kind, group]) => {
    if (!isActionableBehaviour(kind)) return [];
    const mark = markOf(kind, failedBy);
    const shown = shownOf(group, MOST_BEHAVIOURS);
    return [
      ...heading(page, `${BEHAVIOUR_HEADINGS[kind]} (${numberText(group.length)})`),
      ...shown.flatMap((item) => ['', ...behaviourBlock(page, item, { kind, mark })]),
      ...moreLine(page, {
        hidden: group.length - shown.length,
        indent: '  ',
        what: `${kind}; the JSON report has all`,
      }),
    ];
  });
}

function markOf(kind: ActionableBehaviour, failedBy: readonly string[]): Piece {
  if (!failedBy.includes(kind)) return WARNING;
  return kind === 'inconclusive' ? UNKNOWN : BAD;
}

function behaviourBlock(
  page: Page,
  item: BehaviourItem,
  { kind, mark }: { readonly kind: ActionableBehaviour; readonly mark: Piece },
): string[] {
  const { behaviour } = item;
  const owner = behaviour.owner === undefined ? '' : ` · ask ${nameText(behaviour.owner)}`;
  // Where no sound test claims it, none was run under a change.
  const measure = kind === 'untested' || kind === 'failing' ? '' : measureOf(behaviour);
  return [
    ...paragraph(page, [mark, [' '], [idText(behaviour.id), 'bold'], ['  ']], [nameText(behaviour.must)]),
    `  ${page.paint('dim', `${placeText(behaviour.location)}${owner}`)}`,
    ...reasonsOf(behaviour).flatMap((reason) => paragraph(page, [['  ']], [reason])),
    ...(measure === '' ? [] : paragraph(page, [['  ']], [`${measure}.`])),
    ...item.findings.flatMap((finding) => findingBlock(page, finding)),
    ...testLines(page, item),
    ...survivorLines(page, item),
    ...stepLines(page, stepOf(item, kind), '  '),
  ];
}

/** An example that does not hold speaks for itself. */
function findingBlock(page: Page, finding: ReportedFinding): string[] {
  const { contradiction, change, location, message, diagnosis } = finding;
  if (contradiction === undefined) {
    return [
      ...paragraph(page, [['  '], findingMark(finding), [' ']], [messageText(message)]),
      ...(change === undefined ? [] : codeDiff(page, change, '    ')),
      ...diagnosisLines(page, diagnosis),
    ];
  }
  const { call, expected, actual } = contradiction;
  return [
    ...paragraph(page, [['  '], findingMark(finding), [' ']], [messageText(call)]),
    ...paragraph(page, [['    expected  ', 'dim']], [messageText(expected), 'green']),
    ...paragraph(page, [['    actual    ', 'dim']], [messageText(actual), 'red']),
    `    ${page.paint('dim', placeText(location))}`,
  ];
}

const diagnosisLines = (page: Page, diagnosis: ReportedFinding['diagnosis']): string[] =>
  diagnosis === undefined ? [] : paragraph(page, [['      ']], [diagnosisText(diagnosis)]);

function stepOf({ behaviour, tests }: BehaviourItem, kind: ActionableBehaviour): Step {
  const step = stepFor(behaviour, kind);
  const [first] = tests;
  const isSkipped = kind === 'untested' && tests.every(({ verdict }) => verdict.kind === 'skipped');
  if (!isSkipped || first === undefined) return step;
  const one = `"${nameText(first.name)}" (${placeText(first.location)})`;
  const isOne = byDeclaration(tests).length === 1;
  return { ...step, action: isOne ? `let ${one} run again` : `let the skipped tests run again, ${one} first` };
}

/** Its tests with their verdicts, those that need a look first. */
function testLines(page: Page, { behaviour, tests }: BehaviourItem): string[] {
  if (tests.length === 0) return [];
  const declarations = byDeclaration(tests);
  const ordered = [
    ...declarations.filter(({ test }) => test.verdict.kind !== 'defends'),
    ...declarations.filter(({ test }) => test.verdict.kind === 'defends'),
  ];
  const shown = shownOf(ordered, MOST_TESTS);
  return [
    `  ${page.paint('dim', titleOfTests(behaviour))}`,
    ...shown.flatMap((cases) => [
      ...paragraph(page, [['    '], testMark(cases.test), [' ']], [nameText(cases.test.name)]),
      `      ${page.paint('dim', `${placeText(cases.test.location)} · `)}${testLabel(cases)}`,
    ]),
    ...moreLine(page, { hidden: ordered.length - shown.length, indent: '    ', what: '' }),
  ];
}

/** What a wrong behaviour or a broken example has shown already is not shown again. */
const linesOf = (change: ReportedFinding['change']): string => JSON.stringify(change && [change.line, change.after]);

/** Green tests beside code that contradicts a person hold it where it is. */
const titleOfTests = ({ verdict }: BehaviourItem['behaviour']): string =>
  verdict.kind === 'violated' ? 'Its tests, which confirm what the code does as far as they pass:' : 'Its tests:';

function survivorLines(page: Page, { behaviour, survivors: all, findings }: BehaviourItem): string[] {
  const told = new Set(findings.map(({ change }) => linesOf(change)));
  const survivors = all.filter(({ change }) => !told.has(linesOf(change)));
  if (survivors.length === 0) return [];
  // Of several on one line one is told.
  const areAll = survivors.length >= behaviour.mutants.survived;
  const title = `No assertion of its tests notices these changes${areAll ? '' : ', among others'}:`;
  const shown = shownOf(survivors, MOST_SURVIVORS);
  return [
    `  ${page.paint('dim', title)}`,
    ...shown.flatMap(({ change, location, behaviours, diagnosis }) => {
      if (change === undefined) return [];
      const others = behaviours.filter((id) => id !== behaviour.id).map(idText);
      const shared = others.length === 0 ? '' : ` · also for ${others.join(', ')}`;
      return [
        paint(page, [['    '], [`${changePlaceText(location, change)}${shared}`, 'dim']]),
        ...codeDiff(page, change, '    '),
        ...diagnosisLines(page, diagnosis),
      ];
    }),
    ...moreLine(page, { hidden: survivors.length - shown.length, indent: '    ', what: '' }),
  ];
}
