import type { ReportIndex } from '../report-index.ts';
import type { Route } from '../route.ts';

/** What every page is made of. */
export interface PageProps {
  readonly index: ReportIndex;
  readonly route: Route;
}
