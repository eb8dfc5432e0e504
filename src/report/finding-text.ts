import type { RuleId } from '../model/rules.ts';
import type { ReportedFinding } from '../model/verification.ts';
import { diagnosisText } from './diagnosis-wording.ts';

const MOST_LINES = 12;

/** A finding in plain lines, for formats without a layout: its sentence, the change that it shows, and why nobody noticed that. */
export function findingText(finding: ReportedFinding): readonly string[] {
  const { message, change, confidence, confirmed } = finding;
  const why = whyUnnoticed(finding);
  const isDoubtful = confidence !== 'certain' && !confirmed;
  return [
    isDoubtful ? `${message} (${confidence})` : message,
    ...(change === undefined ? [] : [...signed('-', change.before), ...signed('+', change.after)]),
    ...(why === undefined ? [] : [why]),
  ];
}

/** Why nobody noticed the change that it shows, where its sentence does not tell that already. */
export const whyUnnoticed = ({ rule, diagnosis }: ReportedFinding): string | undefined =>
  diagnosis === undefined || SAYS_WHY.includes(rule) ? undefined : diagnosisText(diagnosis);

const SAYS_WHY: readonly string[] = ['evidence/survivor'] satisfies readonly RuleId[];

const signed = (sign: string, lines: readonly string[]): string[] =>
  lines.slice(0, MOST_LINES).map((line) => `${sign} ${line.trimEnd()}`);
