import type { ReportContext } from '../report/reporter.ts';

const DEFAULT_COLUMNS = 100;

/** Colour for a person at a terminal, unless `NO_COLOR` (no-color.org) says otherwise; `FORCE_COLOR` asks for it in a pipe. */
export function terminalFor(stream: { readonly isTTY?: boolean; readonly columns?: number }): ReportContext {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const isForbidden = NO_COLOR !== undefined && NO_COLOR !== '';
  return { useColor: !isForbidden && (isForced || stream.isTTY === true), columns: stream.columns ?? DEFAULT_COLUMNS };
}
