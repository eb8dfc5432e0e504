import type { ReportedFinding } from '../model/verification.ts';

type ReportedDiagnosis = NonNullable<ReportedFinding['diagnosis']>;
type Seen = NonNullable<ReportedDiagnosis['seen']>;
type Call = NonNullable<ReportedDiagnosis['call']>;

const UNSEEN: Seen = { location: { file: '', line: 1, column: 1 }, matcher: '', before: '', after: '', expected: '' };
const UNCALLED: Call = { name: '', before: '', after: '' };

const TEXTS: Readonly<Record<ReportedDiagnosis['kind'], (seen: Seen, call: Call) => string>> = {
  'not-reached': () => 'No linked test runs it.',
  'nothing-changed': () => 'Tests run it, and nothing that they assert is different under it.',
  'same-results': () => 'Tests run it, and their calls return the same under it.',
  'not-asserted': (_, { name, before, after }) =>
    `${name} returned ${after} instead of ${before}, and no assertion looks at that.`,
  'too-loose': ({ location: { file, line }, before, after }) =>
    `The assertion in ${file}:${line} saw ${after} instead of ${before}, and accepts both.`,
  'moved-together': ({ location: { file, line }, before, after, expected }) =>
    `The assertion in ${file}:${line} moves with it: it saw ${after} instead of ${before}, and then expects ${expected}.`,
  'no-check': () => 'Tests fail under it, but by no assertion that counts.',
  'not-recorded': () => 'Tests run it; what they assert was not recorded.',
};

/** Why nobody noticed a change, in one sentence. */
export const diagnosisText = ({ kind, seen = UNSEEN, call = UNCALLED }: ReportedDiagnosis): string =>
  TEXTS[kind](seen, call);
