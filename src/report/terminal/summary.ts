/** The numbers of the whole run. */
import { BEHAVIOUR_VERDICTS, TEST_VERDICTS } from '../../model/verdict.ts';
import type { Verification } from '../../model/verification.ts';
import { wasRun } from '../../model/was-run.ts';
import { durationText } from '../../util/duration-text.ts';
import { printable } from '../../util/printable.ts';
import { countText, numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { TEST_COUNT_WORDS } from '../test-wording.ts';
import { shownOf } from '../shown-of.ts';
import { waiverText } from '../waiver-text.ts';
import { setAsideCounts, setAsideText } from '../set-aside-text.ts';
import { paragraph } from '../wrap.ts';
import { heading } from './marks.ts';

export function summarySection(page: Page, verification: Verification): string[] {
  const { behaviours, run, tests } = verification;
  const rows: [string, string][] = [
    ['Behaviours', withParts(behaviours.length, behaviourCounts(verification))],
    ['Tests', withParts(tests.length, testCounts(verification))],
    ...(run.mutants > 0 ? [changeRow(verification)] : []),
    ...setAsideRow(verification),
    ...waiverRow(verification),
    ...(run.executions > 0 ? [runRow(verification)] : []),
  ];
  return [
    ...heading(page, 'Summary'),
    ...rows.flatMap(([label, text]) => paragraph(page, [[label.padEnd(12), 'dim']], [text])),
  ];
}

function withParts(total: number, parts: readonly string[]): string {
  return parts.length === 0 ? numberText(total) : `${numberText(total)}: ${parts.join(', ')}`;
}

function behaviourCounts(verification: Verification): string[] {
  const { behaviours } = verification;
  return BEHAVIOUR_VERDICTS.toReversed().flatMap((kind) => {
    const count = behaviours.filter(({ verdict }) => verdict.kind === kind).length;
    const word = kind === 'inconclusive' && !wasRun(verification) ? 'not judged' : kind;
    return count === 0 ? [] : [`${numberText(count)} ${word}`];
  });
}

function testCounts({ tests }: Verification): string[] {
  return TEST_VERDICTS.toReversed().flatMap((kind) => {
    const count = tests.filter(({ verdict }) => verdict.kind === kind).length;
    return count === 0 ? [] : [`${numberText(count)} ${TEST_COUNT_WORDS[kind]}`];
  });
}

function runRow({ run }: Verification): [string, string] {
  const executions = countText(run.executions, 'test execution');
  return ['Run', `${printable(run.engine)} · ${executions} · ${durationText(run.durationMs)}`];
}

function setAsideRow(verification: Verification): [string, string][] {
  const text = setAsideText(setAsideCounts(verification));
  return text === '' ? [] : [['Set aside', `${text} (changes that no test has to notice, by the rule that says so)`]];
}

const MOST_WAIVERS = 5;

function waiverRow({ waivers }: Verification): [string, string][] {
  if (waivers.length === 0) return [];
  const shown = shownOf(waivers, MOST_WAIVERS).map(waiverText);
  const more = waivers.length > shown.length ? [`and ${numberText(waivers.length - shown.length)} more`] : [];
  return [['Waived', `${countText(waivers.length, 'change')}, by the policy: ${[...shown, ...more].join('; ')}`]];
}

/** A change to code that two behaviours share counts for each of them. */
function changeRow({ behaviours, run }: Verification): [string, string] {
  const sum = (kind: 'killed' | 'borrowed' | 'restated' | 'timeout' | 'survived'): number =>
    behaviours.reduce((total, { mutants }) => total + mutants[kind], 0);
  const parts = [
    [sum('killed'), 'noticed'],
    [sum('survived'), 'unnoticed'],
    [sum('restated'), 'noticed only by repeating the code'],
    [sum('borrowed'), 'noticed only for another behaviour'],
    [sum('timeout'), 'out of time'],
  ] as const;
  const counts = parts.filter(([count]) => count > 0).map(([count, words]) => `${numberText(count)} ${words}`);
  const perBehaviour = counts.length === 0 ? '' : `; counted for each behaviour: ${counts.join(', ')}`;
  return ['Changes', `${countText(run.mutants, 'small change')} to the code tried (mutants)${perBehaviour}`];
}
