/** How an attempt that passes without a row ends under it (PRODUCT.md, section 3). */
import type { FilePath } from '../model/ids.ts';
import type { Outcome } from '../model/matrix.ts';
import type { AttemptRecord, ErrorRecord } from './vitest-record.ts';

export interface AttemptOutcome {
  readonly outcome: Outcome;
  /** The error that decided; `undefined` when the attempt passed or was not measured. */
  readonly error: ErrorRecord | undefined;
}

/** Errors by which JavaScript itself says that code is broken. */
const CRASHES = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'];

/** Of the attempts under one row the last that ended decides (`retry` starts another). */
export function classifyAttempts(
  attempts: readonly AttemptRecord[],
  codeUnderTest: ReadonlySet<FilePath>,
): AttemptOutcome {
  const last = attempts.findLast(({ state }) => state !== 'open');
  if (last === undefined || last.state === 'skipped') return { outcome: 'unmeasured', error: undefined };
  if (last.state === 'passed') return { outcome: 'passed', error: undefined };
  const limit = last.errors.find(isLimit);
  if (last.phase !== 'body') {
    return { outcome: limit === undefined ? 'hook' : 'timeout', error: limit ?? last.errors[0] };
  }
  const check = last.errors.find((error) => !isLimit(error) && isCheck(error, codeUnderTest));
  if (check !== undefined) return { outcome: 'check', error: check };
  return { outcome: limit === undefined ? 'crash' : 'timeout', error: limit ?? last.errors[0] };
}

function isLimit({ names, message }: ErrorRecord): boolean {
  return (
    names.includes('TestTimeoutError') ||
    /^(Test|Hook) timed out in \d+ms/.test(message) ||
    // Thrown by instrumented code when a mutant is evaluated too often: an endless loop.
    message.startsWith('Stryker: Hit count limit reached')
  );
}

function isCheck(error: ErrorRecord, codeUnderTest: ReadonlySet<string>): boolean {
  const thrownIn = error.frames[0]?.file;
  if (thrownIn !== undefined && codeUnderTest.has(thrownIn)) return false;
  return isAssertion(error) || !error.names.some((name) => CRASHES.includes(name));
}

const isAssertion = ({ names, isFromMatcher }: ErrorRecord): boolean =>
  isFromMatcher || names.includes('AssertionError');
