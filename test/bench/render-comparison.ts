/** The side-by-side comparison as Markdown. */
import { countText, numberText } from '../../src/report/count-text.ts';
import { printable, printableUpTo } from '../../src/util/printable.ts';
import type { ComparedSide, MeasuredOutcome } from './compare-sides.ts';
import type { Agreement, Difference } from './compare-verdicts.ts';
import { LOOK_EVERY_MS } from './measure-command.ts';
import { markdownTable } from './markdown-table.ts';
import { VITEST_RUNS, type Side } from './measure-side.ts';
import { mebibytesText, NOTHING, orNothing, ratioText, secondsText } from './quantity-text.ts';

const TITLES: Readonly<Record<Side, string>> = {
  vitest: `\`vitest run\`, median of ${VITEST_RUNS}`,
  'stryker-run': '`stryker run`',
  stryker: '`assay check --engine stryker`',
  'in-process': '`assay check --engine in-process`',
  cached: '`assay check --engine in-process`, nothing changed',
  'no-limits': 'the same, each test once under each mutant, one after the other, with no limits but its own',
};

const HEADER = [
  ...['command', 'wall time', '÷ `vitest run`', '`stryker run` ÷ this'],
  ...['CPU time', 'peak memory', 'mutants', 'executions', 'verdicts as `stryker run`'],
];

export const COST_LEGEND = `CPU time is user and system time of all processes of a command. Peak memory is the highest sum of their resident memory, looked up every ${LOOK_EVERY_MS} ms; what processes share counts for each. Executions are those of tests, with and without a mutant.`;

export function renderComparison(sides: readonly ComparedSide[]): string {
  const measured = sides.filter((side) => side.kind === 'measured');
  const failed = sides.filter((side) => side.kind === 'failed');
  const wallMsOf = (wanted: Side): number | undefined => measured.find(({ side }) => side === wanted)?.wallMs;
  const yardsticks = { vitest: wallMsOf('vitest'), strykerRun: wallMsOf('stryker-run') };
  const rows = measured.map((side) => rowOf(side, yardsticks));
  return [
    markdownTable(HEADER, rows),
    COST_LEGEND,
    ...measured.flatMap(({ side, agreement }) => (agreement ? [renderAgreement(TITLES[side], agreement)] : [])),
    ...measured.flatMap(({ matrixMs, unhurried }) =>
      unhurried ? [renderWaiting({ matrixMs, unhurriedMs: matrixTimeOf(measured), agreement: unhurried })] : [],
    ),
    ...failed.map(({ side, reason }) => `${TITLES[side]} could not be measured.\n\n${indented(reason)}`),
  ].join('\n\n');
}

const matrixTimeOf = (measured: readonly MeasuredOutcome[]): number | undefined =>
  measured.find(({ side }) => side === 'no-limits')?.matrixMs;

interface Waiting {
  readonly matrixMs: number | undefined;
  readonly unhurriedMs: number | undefined;
  readonly agreement: Agreement;
}

/** What is gained where tests wait: the time of the mutants alone. */
function renderWaiting({ matrixMs, unhurriedMs, agreement }: Waiting): string {
  const times = `Under the mutants: ${orNothing(matrixMs, secondsText)}, without limits ${orNothing(unhurriedMs, secondsText)} (${ratioText(unhurriedMs, matrixMs)})`;
  return `${times}.\n\n${renderAgreement(TITLES['in-process'], agreement, 'the run without limits')}`;
}

/** Milliseconds of wall time; `undefined` when that side was not measured. */
interface Yardsticks {
  readonly vitest: number | undefined;
  readonly strykerRun: number | undefined;
}

const rowOf = (outcome: MeasuredOutcome, { vitest, strykerRun }: Yardsticks): readonly string[] => [
  TITLES[outcome.side],
  secondsText(outcome.wallMs),
  ratioText(outcome.wallMs, vitest),
  ratioText(strykerRun, outcome.wallMs),
  orNothing(outcome.cpuMs, secondsText),
  orNothing(outcome.peakBytes, mebibytesText),
  orNothing(outcome.mutants, numberText),
  numberText(outcome.executions),
  outcome.agreement === undefined ? NOTHING : shareText(outcome.agreement),
];

/** Of the mutants that both sides judged, those with the same verdict. */
const shareText = ({ equal, bothNoticed, different }: Agreement): string =>
  `${numberText(equal + bothNoticed)} of ${numberText(equal + bothNoticed + different.length)}`;

const SHOWN_DIFFERENCES = 20;
const STRYKER = '`stryker run`';

function renderAgreement(title: string, agreement: Agreement, reference = STRYKER): string {
  const { equal, bothNoticed, different, unjudged, dropped, added } = agreement;
  const hidden = different.length - SHOWN_DIFFERENCES;
  return [
    [
      `${title} beside ${reference}: ${countText(equal, 'equal verdict')}`,
      `${numberText(bothNoticed)} Killed against Timeout`,
      `${numberText(different.length)} different`,
      `${numberText(unjudged)} without a verdict of ${reference === STRYKER ? "Stryker's" : 'that'}`,
      `${countText(dropped, 'mutant')} left out`,
      `${numberText(added)} added`,
    ].join(' · '),
    ...different.slice(0, SHOWN_DIFFERENCES).map((difference) => differenceText(difference, reference)),
    ...(hidden > 0 ? [`- … and ${numberText(hidden)} more (\`--json\` has them all)`] : []),
  ].join('\n');
}

function differenceText({ reference, other }: Difference, source: string): string {
  const { file, start, mutatorName, replacement, status } = reference;
  const change = `${mutatorName} ${JSON.stringify(printableUpTo(60, replacement))}`;
  return `- ${printable(file)}:${start.line}:${start.column} ${change}: ${status} by ${source}, ${other.status} here`;
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${printable(line)}`.trimEnd())
    .join('\n');
