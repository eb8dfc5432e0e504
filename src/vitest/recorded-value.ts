import { comparedValue } from './compared-values.ts';
import type { RecordedEntry } from './recorded-entry.ts';
import { valueText } from './value-text.ts';

/** Values may have getters, proxies and prototypes that throw. */
export function recordedValue(value: unknown): RecordedEntry['actual'] {
  try {
    return { ...comparedValue(value), text: valueText(value) };
  } catch {
    return { type: typeof value, isEmpty: false, digest: '?', text: 'a value that cannot be shown' };
  }
}
