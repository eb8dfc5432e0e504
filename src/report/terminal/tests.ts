/** The tests that need action, told once a verdict; then the tests that claim nothing. */
import type { ReportedTest } from '../../model/verification.ts';
import { byDeclaration, type TestGroup } from '../agenda.ts';
import type { Step } from '../behaviour-wording.ts';
import { numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { shownOf } from '../shown-of.ts';
import { testWording } from '../test-wording.ts';
import { paragraph } from '../wrap.ts';
import { BAD, heading, idText, messageText, moreLine, nameText, placeText, QUIET, stepLines } from './marks.ts';

const MOST_TESTS = 20;
const MOST_UNLINKED = 3;

export function testSection(page: Page, groups: readonly TestGroup[]): string[] {
  return groups.flatMap(({ kind, because, declarations }) => {
    const wording = testWording(kind, because);
    const shown = shownOf(declarations, MOST_TESTS);
    return [
      ...heading(page, `${wording.heading} (${numberText(declarations.length)})`),
      ...paragraph(page, [], [wording.explanation]),
      ...shown.flatMap(({ test, cases, findings }) => [
        ...paragraph(page, [BAD, [' ']], [nameText(test.name)]),
        `  ${page.paint('dim', [placeText(test.location), ...claimsOf(test), ...casesText(cases)].join(' · '))}`,
        ...findings.flatMap(({ message }) => paragraph(page, [['  ']], [messageText(message)])),
      ]),
      ...moreLine(page, {
        hidden: declarations.length - shown.length,
        indent: '  ',
        what: 'such tests; the JSON report has all',
      }),
      ...stepLines(page, wording.step, ''),
    ];
  });
}

/** Only said where the name does not. */
function claimsOf({ claims, name }: ReportedTest): string[] {
  const unsaid = claims.filter((claim) => !name.includes(claim));
  return unsaid.length === 0 ? [] : [`claims ${unsaid.map(idText).join(', ')}`];
}

function casesText(cases: number): string[] {
  return cases > 1 ? [`${numberText(cases)} cases`] : [];
}

/** `hasBehaviours`: whether there is anything that they could claim. */
export function unlinkedSection(page: Page, tests: readonly ReportedTest[], hasBehaviours: boolean): string[] {
  if (tests.length === 0) return [];
  const declarations = byDeclaration(tests);
  const shown = shownOf(declarations, MOST_UNLINKED);
  return [
    ...heading(page, `Tests that claim no behaviour (${numberText(declarations.length)})`),
    ...shown.flatMap(({ test, cases }) => [
      ...paragraph(page, [QUIET, [' ']], [nameText(test.name)]),
      `  ${page.paint('dim', [placeText(test.location), ...casesText(cases)].join(' · '))}`,
    ]),
    ...moreLine(page, { hidden: declarations.length - shown.length, indent: '  ', what: '' }),
    ...(hasBehaviours ? stepLines(page, CLAIM_STEP, '') : []),
  ];
}

const CLAIM_STEP = {
  audience: 'test-author',
  action: 'begin each title with the id of the behaviour that the test is about',
} as const satisfies Step;
