import type { RuleId } from '../model/rules.ts';
import type { ReportedFinding } from '../model/verification.ts';
import { diagnosisText } from './diagnosis-wording.ts';

const MOST_LINES = 12;

/** A finding in plain lines, for formats without a layout: its sentence, the change that it shows, and why nobody noticed that. */
export function findingText(finding: ReportedFinding): readonly string[] {
  const { rule, message, change, confidence, confirmed, diagnosis } = finding;
  const isDoubtful = confidence !== 'certain' && !confirmed;
  const isExplained = diagnosis === undefined || SAYS_WHY.includes(rule);
  return [
    isDoubtful ? `${message} (${confidence})` : message,
    ...(change === undefined ? [] : [...signed('-', change.before), ...signed('+', change.after)]),
    ...(isExplained ? [] : [diagnosisText(diagnosis)]),
  ];
}

/** Rules whose sentence tells it already. */
const SAYS_WHY: readonly string[] = ['evidence/survivor'] satisfies readonly RuleId[];

const signed = (sign: string, lines: readonly string[]): string[] =>
  lines.slice(0, MOST_LINES).map((line) => `${sign} ${line.trimEnd()}`);
