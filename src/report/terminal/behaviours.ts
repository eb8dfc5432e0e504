/** The behaviours that need action: what is wrong with each, where, and what to do. */
import { groupBy } from '../../util/group-by.ts';
import { byDeclaration, isActionableBehaviour, type ActionableBehaviour, type BehaviourItem } from '../agenda.ts';
import { BEHAVIOUR_HEADINGS, measureOf, reasonsOf, stepFor } from '../behaviour-wording.ts';
import { numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { testLabel } from '../test-wording.ts';
import { paint, paragraph, type Piece } from '../wrap.ts';
import { codeDiff } from './code-diff.ts';
import {
  BAD,
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
    return [
      ...heading(page, `${BEHAVIOUR_HEADINGS[kind]} (${numberText(group.length)})`),
      ...group.slice(0, MOST_BEHAVIOURS).flatMap((item) => ['', ...behaviourBlock(page, item, { kind, mark })]),
      ...moreLine(page, {
        hidden: group.length - MOST_BEHAVIOURS,
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
  const measure = measureOf(behaviour);
  return [
    ...paragraph(page, [mark, [' '], [idText(behaviour.id), 'bold'], ['  ']], [nameText(behaviour.must)]),
    `  ${page.paint('dim', `${placeText(behaviour.location)}${owner}`)}`,
    ...reasonsOf(behaviour).flatMap((reason) => paragraph(page, [['  ']], [reason])),
    ...(measure === '' ? [] : paragraph(page, [['  ']], [`${measure}.`])),
    ...item.findings.flatMap(({ severity, message }) =>
      paragraph(page, [['  '], severity === 'error' ? BAD : WARNING, [' ']], [messageText(message)]),
    ),
    ...testLines(page, item),
    ...survivorLines(page, item),
    ...stepLines(page, stepFor(behaviour, kind), '  '),
  ];
}

/** Its tests with their verdicts, those that need a look first. */
function testLines(page: Page, { tests }: BehaviourItem): string[] {
  if (tests.length === 0) return [];
  const declarations = byDeclaration(tests);
  const ordered = [
    ...declarations.filter(({ test }) => test.verdict.kind !== 'defends'),
    ...declarations.filter(({ test }) => test.verdict.kind === 'defends'),
  ];
  return [
    `  ${page.paint('dim', 'Its tests:')}`,
    ...ordered.slice(0, MOST_TESTS).flatMap(({ test, cases }) => {
      const label = cases > 1 ? `${testLabel(test)} · ${numberText(cases)} cases` : testLabel(test);
      return [
        ...paragraph(page, [['    '], testMark(test), [' ']], [nameText(test.name)]),
        `      ${page.paint('dim', `${placeText(test.location)} · `)}${label}`,
      ];
    }),
    ...moreLine(page, { hidden: ordered.length - MOST_TESTS, indent: '    ', what: '' }),
  ];
}

function survivorLines(page: Page, { behaviour, survivors }: BehaviourItem): string[] {
  if (survivors.length === 0) return [];
  // Of several on one line one is told.
  const areAll = survivors.length >= behaviour.mutants.survived;
  const title = `With these changes${areAll ? '' : ', among others,'} its tests still pass:`;
  return [
    `  ${page.paint('dim', title)}`,
    ...survivors.slice(0, MOST_SURVIVORS).flatMap(({ change, location, behaviours }) => {
      if (change === undefined) return [];
      const others = behaviours.filter((id) => id !== behaviour.id).map(idText);
      const shared = others.length === 0 ? '' : ` · also for ${others.join(', ')}`;
      return [
        paint(page, [['    '], [`${placeText({ ...location, line: change.line })}${shared}`, 'dim']]),
        ...codeDiff(page, change, '    '),
      ];
    }),
    ...moreLine(page, { hidden: survivors.length - MOST_SURVIVORS, indent: '    ', what: '' }),
  ];
}
