/** Below this, Vitest 5, Stryker 10 and Babel 8 do not run. Keep equal to `engines` in package.json. */
const NEEDED = { major: 22, minor: 18 };

/** The exit code for a run that cannot start. */
export const CANNOT_START = 2;

/** `version` is `process.versions.node`. */
export function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < NEEDED.major || (major === NEEDED.major && minor < NEEDED.minor);
}
