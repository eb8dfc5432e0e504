import { userCacheFolder } from '../pipeline/start-ahead.ts';

/** A gate reads nothing that a pull request could have written, unless it is told that none could. */
export const usualCacheFolder = (): string | undefined => (isContinuousIntegration() ? undefined : userCacheFolder());

/** As every CI system says of itself. */
function isContinuousIntegration(): boolean {
  const { CI } = process.env;
  return CI !== undefined && !['', '0', 'false'].includes(CI);
}
