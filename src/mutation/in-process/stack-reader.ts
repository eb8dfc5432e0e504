/** Reads stacks cheaply: under thousands of mutants the same few places throw, and mapping each to its source takes longer than the tests. */
import { textOf } from '../../vitest/error-facts.ts';
import { MAX_FRAMES, stackFacts, type StackFacts } from '../../vitest/error-record.ts';

type Prepare = (error: Error, sites: NodeJS.CallSite[]) => unknown;

/** More than lie between a matcher and the test that calls it. */
const DEPTH = 24;

export class StackReader {
  readonly #root: string;
  readonly #places = new Map<string, StackFacts>();
  #wrapped: Prepare | undefined;
  #inner: Prepare | undefined;
  #isReading = false;
  #found: StackFacts | undefined;

  /** `root`: places are relative to it. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Wraps whatever maps stacks to sources now. Once more, when something else may have been put there. */
  install(): void {
    Error.stackTraceLimit = DEPTH;
    const current: unknown = Reflect.get(Error, 'prepareStackTrace');
    if (!isPrepare(current) || current === this.#wrapped) return;
    this.#inner = current;
    this.#places.clear();
    this.#wrapped = (error, sites): unknown => {
      if (!this.#isReading) return current(error, sites);
      this.#found = this.#factsOf(sites);
      return '';
    };
    Error.prepareStackTrace = this.#wrapped;
  }

  /** The innermost place inside the project. */
  placeOf(error: object): StackFacts['frames'][number] | undefined {
    return this.read(error).frames[0];
  }

  /** For errors that nobody will look at afterwards: their stack as a text is lost. */
  read(error: object): StackFacts {
    this.#found = undefined;
    this.#isReading = true;
    try {
      // Formatted now, unless something has asked for it before.
      const text = textOf(error, 'stack');
      return this.#taken() ?? stackFacts(text, this.#root);
    } finally {
      this.#isReading = false;
    }
  }

  #taken(): StackFacts | undefined {
    return this.#found;
  }

  #factsOf(sites: readonly NodeJS.CallSite[]): StackFacts {
    const frames: StackFacts['frames'] = [];
    let isFromMatcher: boolean | undefined;
    for (const site of sites) {
      const place = this.#placeOf(site);
      isFromMatcher ??= place.isFromMatcher;
      frames.push(...place.frames);
      // Behind the test comes the runner.
      if (frames.length >= MAX_FRAMES || (frames.length > 0 && place.isFromMatcher)) break;
    }
    return { frames, isFromMatcher: isFromMatcher ?? false };
  }

  #placeOf(site: NodeJS.CallSite): StackFacts {
    // A line and a column would have to be worked out.
    const key = `${site.getPosition()}:${site.getFileName() ?? ''}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = stackFacts(String(this.#inner?.(new Error(), [site])), this.#root);
      this.#places.set(key, place);
    }
    return place;
  }
}

const isPrepare = (value: unknown): value is Prepare => typeof value === 'function';
