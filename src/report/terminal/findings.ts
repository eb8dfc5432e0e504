/** What was found beside the verdicts, by rule. */
import type { ReportedFinding } from '../../model/verification.ts';
import { AUDIENCE_TEXT } from '../behaviour-wording.ts';
import { countText, numberText } from '../count-text.ts';
import { ruleTitle } from '../gate-wording.ts';
import type { Page } from '../page.ts';
import { paragraph } from '../wrap.ts';
import { codeDiff } from './code-diff.ts';
import { BAD, heading, messageText, moreLine, placeText, WARNING } from './marks.ts';

const MOST_FINDINGS = 10;
const MOST_CHANGES = 3;

export function findingSection(page: Page, byRule: ReadonlyMap<string, readonly ReportedFinding[]>): string[] {
  return [...byRule].flatMap(([rule, findings]) => {
    const most = findings.some(({ change }) => change !== undefined) ? MOST_CHANGES : MOST_FINDINGS;
    return [
      ...heading(page, titleOf(rule, findings)),
      ...findings.slice(0, most).flatMap((finding) => findingLines(page, finding)),
      ...moreLine(page, { hidden: findings.length - most, indent: '  ', what: '' }),
    ];
  });
}

export function findingLines(page: Page, finding: ReportedFinding): string[] {
  const { severity, message, location, change, confidence, confirmed } = finding;
  const doubt = confidence === 'certain' || confirmed ? '' : ` (${confidence})`;
  return [
    ...paragraph(page, [severity === 'error' ? BAD : WARNING, [' ']], [messageText(message) + doubt]),
    `  ${page.paint('dim', placeText(location))}`,
    ...(change === undefined ? [] : codeDiff(page, change, '  ')),
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
