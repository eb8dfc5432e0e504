import { numberText } from '../../src/report/count-text.ts';
import { markdownTable } from './markdown-table.ts';
import type { MeasuredScale } from './measure-scales.ts';
import { mebibytesText, orNothing, secondsText } from './quantity-text.ts';
import { COST_LEGEND } from './render-comparison.ts';

const HEADER = [
  ...['size of the project', 'mutants', 'executions', 'wall time', 'CPU time', 'peak memory'],
  ...['wall time per execution', 'peak memory per execution'],
];

export const renderScales = (scales: readonly MeasuredScale[]): string =>
  [markdownTable(HEADER, scales.map(rowOf)), COST_LEGEND].join('\n\n');

const rowOf = ({ scale, mutants, executions, wallMs, cpuMs, peakBytes }: MeasuredScale): readonly string[] => [
  `${scale} ×`,
  orNothing(mutants, numberText),
  numberText(executions),
  secondsText(wallMs),
  orNothing(cpuMs, secondsText),
  orNothing(peakBytes, mebibytesText),
  `${(wallMs / executions).toFixed(1)} ms`,
  orNothing(peakBytes, (bytes) => `${Math.round(bytes / 1024 / executions)} KiB`),
];
