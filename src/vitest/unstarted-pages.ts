/** Says which tests no browser began to load. */
import { relative, sep } from 'node:path';
import { placeKey } from './place-key.ts';
import { readRecords } from './vitest-record.ts';

/** A test file as Vitest runs it, as far as it matters here. */
export interface PageSpecification {
  /** Absolute. */
  readonly moduleId: string;
  readonly project: { readonly name: string; readonly config: { readonly browser: { readonly enabled: boolean } } };
}

export interface PagesRun<Specification> {
  readonly specifications: readonly Specification[];
  readonly root: string;
  /** Folder of the records. */
  readonly folder: string;
}

/** After the first run: with why. Where one file of a Vitest project was begun there is a browser, and the others failed by themselves. */
export async function unstartedPages<Specification extends PageSpecification>(
  run: PagesRun<Specification>,
): Promise<ReadonlyMap<Specification, string>> {
  const pages = run.specifications.filter(isInBrowser);
  if (pages.length === 0) return new Map();
  const records = await readRecords(run.folder);
  const begun = new Set(records.flatMap((record) => (record.kind === 'loading' ? [record.project] : [])));
  const reasons = new Map(
    records.flatMap((record) => (record.kind === 'file' ? [[placeKey(record), record.error?.message ?? '']] : [])),
  );
  return new Map(
    pages
      .filter(({ project }) => !begun.has(project.name))
      .map((page) => {
        const place = { project: page.project.name, file: relative(run.root, page.moduleId).split(sep).join('/') };
        const [said = ''] = (reasons.get(placeKey(place)) ?? '').split('\n', 1);
        return [page, `Vitest could not start its browser${said === '' ? '' : ` (${said})`}`];
      }),
  );
}

/** Those of which none was begun under this label, but under another: a browser may be too late for Vitest by chance. */
export async function latePages<Specification extends PageSpecification>(
  run: PagesRun<Specification>,
  label: string,
): Promise<readonly Specification[]> {
  const pages = run.specifications.filter(isInBrowser);
  if (pages.length === 0) return [];
  const begun = (await readRecords(run.folder)).filter((record) => record.kind === 'loading');
  const projects = new Set(begun.map(({ project }) => project));
  const inTime = new Set(begun.flatMap((record) => (record.label === label ? [record.project] : [])));
  return pages.filter(({ project }) => projects.has(project.name) && !inTime.has(project.name));
}

export const isInBrowser = ({ project }: PageSpecification): boolean => project.config.browser.enabled;
