import type { ReportedFinding } from '../../model/verification.ts';
import { diagnosisText } from '../diagnosis-wording.ts';
import { codeBlock, proseText } from './safe-markdown.ts';

/** The change to the code that a finding shows, and why nobody noticed it; nothing where it shows none. */
export function changeLines({ change, diagnosis }: ReportedFinding): readonly string[] {
  if (change === undefined) return [];
  const diff = [...change.before.map((line) => `- ${line}`), ...change.after.map((line) => `+ ${line}`)];
  return [
    ...codeBlock('diff', diff.slice(0, 20)),
    ...(diagnosis === undefined ? [] : ['', proseText(diagnosisText(diagnosis), 600)]),
  ];
}
