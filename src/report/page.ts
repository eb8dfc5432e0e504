import { paintFor, type Paint } from './paint.ts';
import type { ReportContext } from './reporter.ts';

/** Where text for a terminal is laid out: its colours and its width. */
export interface Page {
  readonly paint: Paint;
  readonly columns: number;
}

const NARROWEST = 40;
const WIDEST = 120;

export function pageFor(context: ReportContext): Page {
  const columns = Number.isFinite(context.columns) ? Math.floor(context.columns) : WIDEST;
  return { paint: paintFor(context.useColor), columns: Math.min(WIDEST, Math.max(NARROWEST, columns)) };
}
