import { filePath, type FilePath } from './ids.ts';

/** What Vitest takes instead of a file that is mocked without more words, where it exists. */
export const manualMockOf = (file: FilePath): FilePath => filePath(file.replace(/[^/]*$/, '__mocks__/$&'));
