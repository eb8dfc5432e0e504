/** What a run tells whoever is watching it. Never carries a result: that is the return value. */
export type RunEvent =
  /** A step of the run begins; `total` is known when it can be counted. */
  | { readonly kind: 'started'; readonly step: RunStep; readonly total: number | undefined }
  | { readonly kind: 'advanced'; readonly step: RunStep; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly step: RunStep };

export type RunStep = 'tests' | 'instrument' | 'mutants';

export type RunListener = (event: RunEvent) => void;
