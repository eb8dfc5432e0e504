import { filePath } from '../model/ids.ts';
import type { Failure } from '../model/suite.ts';
import type { ErrorRecord } from './vitest-record.ts';

/** What an error says, and where. */
export function failureOf(error: ErrorRecord): Failure {
  const [frame] = error.frames;
  return {
    message: error.message,
    location: frame && { file: filePath(frame.file), line: frame.line, column: frame.column },
    ...(error.compared && { compared: error.compared }),
  };
}
