/** What a failing matcher compared, in a few words. Runs in Vitest's workers after each failure, so it imports nothing but Node. */
import { hash } from 'node:crypto';
import type { ComparedValue, ComparedValues } from '../model/suite.ts';
import { lookAtValue } from './look-at-value.ts';

const LONGEST_DIGEST = 40;

/** As they are written down: of long digests a hash. */
export const withShortDigests = ({ actual, expected }: ComparedValues): ComparedValues => ({
  actual: withShortDigest(actual),
  expected: withShortDigest(expected),
});

/** Of the value of an assertion, or of one that a spec states. */
export const comparedValue = (value: unknown): ComparedValue => withShortDigest(lookAtValue(value));

const withShortDigest = (seen: ComparedValue): ComparedValue =>
  seen.digest.length > LONGEST_DIGEST ? { ...seen, digest: hash('sha1', seen.digest, 'base64url') } : seen;
