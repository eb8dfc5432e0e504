import { countText } from '../../src/report/count-text.ts';
import type { MachineFacts } from './machine-facts.ts';
import { mebibytesText } from './quantity-text.ts';
import type { WholeProject } from './whole-project.ts';

/** What was measured, where and with what. */
export function renderHeader({ name, files }: WholeProject, machine: MachineFacts): string {
  const { date, system, processor, cores, memoryBytes, load } = machine;
  const { node, vitest, stryker, assay } = machine;
  return [
    `# ${name}`,
    `${date} · ${system}, ${countText(cores, 'core')} (${processor}), ${mebibytesText(memoryBytes)}, load ${load.toFixed(1)} before the start · ` +
      `Node ${node}, Vitest ${vitest}, StrykerJS ${stryker}, Assay ${assay} · ${countText(files.length, 'file')} mutated`,
  ].join('\n\n');
}
