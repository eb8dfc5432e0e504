/** What was found beside the verdicts, by rule. */
import { isRuleId, RULES, type RuleId } from '../../model/rules.ts';
import type { ReportedFinding } from '../../model/verification.ts';
import { AUDIENCE_TEXT } from '../behaviour-wording.ts';
import { countText, numberText } from '../count-text.ts';
import { ruleTitle } from '../gate-wording.ts';
import type { Page } from '../page.ts';
import { printable } from '../../util/printable.ts';
import { shownOf } from '../shown-of.ts';
import { paragraph } from '../wrap.ts';
import { codeDiff } from './code-diff.ts';
import { excerptLines } from './excerpt.ts';
import { changePlaceText, findingMark, heading, messageText, moreLine, placeText, WARNING } from './marks.ts';

const MOST_FINDINGS = 10;
const MOST_CHANGES = 3;

export function findingSection(page: Page, byRule: ReadonlyMap<string, readonly ReportedFinding[]>): string[] {
  return [...byRule].flatMap(([rule, findings]) => {
    const doubtful = findings.filter(isDoubtful);
    const sentence = doubtful.length > 1 ? DOUBTFUL_SENTENCES.get(rule) : undefined;
    const single = sentence === undefined ? findings : findings.filter((finding) => !isDoubtful(finding));
    return [
      ...heading(page, titleOf(rule, findings)),
      ...meaningLines(page, rule),
      ...singleLines(page, single),
      ...(sentence === undefined ? [] : sharedLines(page, sentence, doubtful)),
    ];
  });
}

/** Why it matters that a test is wrong in this way; other findings speak for themselves. */
function meaningLines(page: Page, rule: string): string[] {
  if (!isRuleId(rule) || !rule.startsWith('oracle/') || DOUBTFUL_SENTENCES.has(rule)) return [];
  return [...paragraph(page, [], [RULES[rule].explanation]), ...explainLines(page, [rule])];
}

/** How to read more about rules. */
export const explainLines = (page: Page, rules: readonly string[]): string[] =>
  rules.flatMap((rule) =>
    paragraph(page, [], [`An example, and how to mend it: assay explain ${printable(rule)}`, 'dim']),
  );

function singleLines(page: Page, findings: readonly ReportedFinding[]): string[] {
  const most = findings.some(({ change }) => change !== undefined) ? MOST_CHANGES : MOST_FINDINGS;
  const shown = shownOf(findings, most);
  return [
    ...shown.flatMap((finding) => findingLines(page, finding)),
    ...moreLine(page, { hidden: findings.length - shown.length, indent: '  ', what: '' }),
  ];
}

export function findingLines(page: Page, finding: ReportedFinding): string[] {
  const { message, location, change, excerpt, confidence } = finding;
  const doubt = isDoubtful(finding) ? ` (${confidence})` : '';
  const place = change === undefined ? placeText(location) : changePlaceText(location, change);
  return [
    ...paragraph(page, [findingMark(finding), [' ']], [messageText(message) + doubt]),
    `  ${page.paint('dim', place)}`,
    ...(change === undefined ? [] : codeDiff(page, change, '  ')),
    ...(excerpt === undefined ? [] : excerptLines(page, excerpt, '  ')),
  ];
}

const isDoubtful = ({ confidence, confirmed }: ReportedFinding): boolean => confidence !== 'certain' && !confirmed;

/** Said once for all doubtful findings of a rule, where their messages differ in the test's name only. */
const DOUBTFUL_SENTENCES: ReadonlyMap<string, string> = new Map<RuleId, string>([
  [
    'oracle/no-assertion',
    'These tests passed without a single assertion, so they are likely to check nothing, unless they throw errors of their own: assert the outcome that each is about.',
  ],
]);

function sharedLines(page: Page, sentence: string, findings: readonly ReportedFinding[]): string[] {
  const shown = shownOf(findings, MOST_FINDINGS);
  return [
    ...paragraph(page, [WARNING, [' ']], [sentence]),
    ...shown.map(({ location }) => `  ${page.paint('dim', placeText(location))}`),
    ...moreLine(page, { hidden: findings.length - shown.length, indent: '  ', what: '' }),
  ];
}

/** Their messages say what to do; here it is said by whom. */
function titleOf(rule: string, findings: readonly ReportedFinding[]): string {
  const audiences = [...new Set(findings.map(({ audience }) => AUDIENCE_TEXT[audience].toLowerCase()))];
  return `${ruleTitle(rule)} (${numberText(findings.length)}), for the ${audiences.join(' and the ')}`;
}

/** Notes ask for nothing, so they are only counted. */
export function notesLine(page: Page, notes: number): string[] {
  if (notes === 0) return [];
  return ['', ...paragraph(page, [], [`${countText(notes, 'note')} not shown; the JSON report has all.`, 'dim'])];
}
