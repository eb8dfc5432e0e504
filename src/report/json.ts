import { jsonText } from './json-text.ts';
import type { Reporter } from './reporter.ts';

/** The verification itself: `schema/report.schema.json` describes it. */
export const json: Reporter = (verification) => jsonText(verification);
