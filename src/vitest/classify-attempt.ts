/** How an attempt that passes without a row ends under it (PRODUCT.md, section 3). */
import { filePath, type FilePath } from '../model/ids.ts';
import { contains, type Span } from '../model/location.ts';
import type { Outcome } from '../model/matrix.ts';
import type { AttemptRecord, ErrorRecord } from './vitest-record.ts';

type Frame = ErrorRecord['frames'][number];

export interface AttemptOutcome {
  readonly outcome: Outcome;
  /** The error that decided; `undefined` when the attempt passed or was not measured. */
  readonly error: ErrorRecord | undefined;
}

/** What throws a crash, and no check. */
export interface CodeUnderTest {
  readonly codeUnderTest: ReadonlySet<FilePath>;
  /** Where such files hold tests themselves; nowhere when left out. */
  readonly inSourceTests?: readonly Span[];
}

/** Errors by which JavaScript itself says that code is broken. */
const CRASHES = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'];

/** Of the attempts under one row the last that ended decides (`retry` starts another). */
export function classifyAttempts(attempts: readonly AttemptRecord[], code: CodeUnderTest): AttemptOutcome {
  const last = attempts.findLast(({ state }) => state !== 'open');
  if (last === undefined || last.state === 'skipped') return { outcome: 'unmeasured', error: undefined };
  if (last.state === 'passed') return { outcome: 'passed', error: undefined };
  const limit = last.errors.find(isLimit);
  if (last.phase !== 'body') {
    return { outcome: limit === undefined ? 'hook' : 'timeout', error: limit ?? last.errors[0] };
  }
  const check = last.errors.find((error) => !isLimit(error) && isCheck(error, code));
  if (check !== undefined) return { outcome: 'check', error: check };
  return { outcome: limit === undefined ? 'crash' : 'timeout', error: limit ?? last.errors[0] };
}

/** Whether it says that a limit cut something off, which may still be going on. */
export function isLimit({ names, message }: ErrorRecord): boolean {
  return (
    names.includes('TestTimeoutError') ||
    /^(Test|Hook) timed out in \d+ms/.test(message) ||
    // Thrown by instrumented code when a mutant is evaluated too often: an endless loop.
    message.startsWith('Stryker: Hit count limit reached')
  );
}

function isCheck(error: ErrorRecord, code: CodeUnderTest): boolean {
  const [thrownAt] = error.frames;
  if (thrownAt !== undefined && isCode(thrownAt, code)) return false;
  return isAssertion(error) || !error.names.some((name) => CRASHES.includes(name));
}

function isCode(place: Frame, { codeUnderTest, inSourceTests = [] }: CodeUnderTest): boolean {
  const file = filePath(place.file);
  const at = { file, start: place, end: place };
  return codeUnderTest.has(file) && !inSourceTests.some((tests) => contains(tests, at));
}

const isAssertion = ({ names, isFromMatcher }: ErrorRecord): boolean =>
  isFromMatcher || names.includes('AssertionError');
