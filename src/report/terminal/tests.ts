/** The tests that need action, told once a verdict; then the tests that claim nothing. */
import type { ReportedFinding, ReportedTest } from '../../model/verification.ts';
import { byText } from '../../model/location.ts';
import { byDeclaration, type TestGroup, type TestItem } from '../agenda.ts';
import type { Step } from '../behaviour-wording.ts';
import { numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { shownOf } from '../shown-of.ts';
import { testWording } from '../test-wording.ts';
import { paragraph } from '../wrap.ts';
import { excerptLines } from './excerpt.ts';
import { explainLines } from './findings.ts';
import {
  BAD,
  heading,
  idText,
  messageText,
  moreLine,
  nameText,
  placeText,
  QUIET,
  stepLines,
  WARNING,
} from './marks.ts';

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
        ...findings.flatMap((finding) => reasonLines(page, finding)),
      ]),
      ...moreLine(page, {
        hidden: declarations.length - shown.length,
        indent: '  ',
        what: 'such tests; the JSON report has all',
      }),
      ...stepLines(page, wording.step, ''),
      ...explainLines(page, rulesShown(shown)),
    ];
  });
}

const MOST_RULES = 3;

/** The rules by which assertions of the tests are shown. */
function rulesShown(items: readonly TestItem[]): readonly string[] {
  const rules = items.flatMap(({ findings }) => findings.flatMap(({ rule, excerpt }) => (excerpt ? [rule] : [])));
  return [...new Set(rules)].sort(byText).slice(0, MOST_RULES);
}

/** What the test's verdict rests on, with the assertion where it is one. */
function reasonLines(page: Page, { message, location, excerpt, rule }: ReportedFinding): string[] {
  if (excerpt === undefined) return paragraph(page, [['  ']], [messageText(message)]);
  return [
    ...paragraph(page, [['  '], WARNING, [' ']], [messageText(message)]),
    `    ${page.paint('dim', `${placeText(location)} · ${idText(rule)}`)}`,
    ...excerptLines(page, excerpt, '    '),
  ];
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
