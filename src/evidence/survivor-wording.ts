/** What is said of a survivor, by why nobody noticed it. */
import type { Diagnosis, SeenCall, SeenChange } from '../model/diagnosis.ts';
import { filePath } from '../model/ids.ts';
import { snippet } from './wording.ts';

/** What to do about each. */
const ADVICE: Readonly<Record<Diagnosis['kind'], string>> = {
  'not-reached': 'call it in one, and assert what the spec states',
  'nothing-changed':
    'use an input for which the spec states another outcome under this change, or assert the outcome that it changes',
  'same-results': 'use an input for which the spec states another outcome under this change',
  'not-asserted': 'assert the outcome that the spec states for it',
  'too-loose': 'assert the very outcome that the spec states',
  'moved-together': 'state the value that the spec asks for, instead of taking it from the code',
  'no-check': 'assert an outcome, taken from the spec, that this change makes wrong',
  'not-recorded': 'assert an outcome, taken from the spec, that this change makes wrong',
};

const UNSEEN: SeenChange = {
  ...{ location: { file: filePath(''), line: 1, column: 1 }, matcher: '' },
  ...{ before: '', after: '', expected: '' },
};

/** `ran`: which tests ran it. */
const WHY: Readonly<Record<Diagnosis['kind'], (ran: string, seen: SeenChange, call: SeenCall) => string>> = {
  'not-reached': () => 'and no assertion notices',
  'nothing-changed': (ran) => `and nothing changes of what is asserted by ${ran}`,
  'same-results': (ran) => `and calls return the same under it in ${ran}`,
  'not-asserted': (_, __, { name, before, after }) =>
    `and no assertion looks at that, though ${snippet(name)} returned ${snippet(after)} instead of ${snippet(before)}`,
  'too-loose': (_, { matcher, location: { file, line }, before, after }) =>
    `and \`${matcher}\` in ${file}:${line} accepts that, though it saw ${snippet(after)} instead of ${snippet(before)}`,
  'moved-together': (_, { location: { file, line }, before, after }) =>
    `and the assertion in ${file}:${line} moves with it: what it expects changes too, and it saw ${snippet(after)} instead of ${snippet(before)}`,
  'no-check': (ran) => `and no assertion notices, though ${ran} did not end as before`,
  'not-recorded': (ran) => `and no assertion notices in ${ran}`,
};

const UNCALLED: SeenCall = { name: '', before: '', after: '' };

/** Why nobody notices it, and what to do; `ran` says which tests ran it. */
export const whyText = (diagnosis: Diagnosis, ran: string): string => {
  const { kind, seen = UNSEEN, call = UNCALLED } = diagnosis;
  return `${WHY[kind](ran, seen, call)}: ${adviceOn(diagnosis)}`;
};

export const adviceOn = ({ kind }: Pick<Diagnosis, 'kind'>): string => ADVICE[kind];
