/** How a page reaches the process that serves it. Requests wait: what is not written before a test goes on would be lost with the page. */
import { errorFacts, textOf } from './error-facts.ts';
import { recordText } from './record-text.ts';
import type { ErrorRecord, VitestRecord } from './vitest-record.ts';

type Method = (...values: readonly unknown[]) => void;

// Of pages, not of Node.
declare const XMLHttpRequest: {
  readonly prototype: { readonly open: Method; readonly send: Method };
  new (): { readonly responseText: string };
};
declare const location: { readonly origin: string };

// Taken before a test can put others in their place.
const Request = XMLHttpRequest;
const { open, send } = Request.prototype;
const { apply } = Reflect;
const { parse, stringify } = JSON;
const { setInterval: startTimer, fetch: ask } = globalThis;

/** Milliseconds. */
const BEAT = 1_000;

export class PageConnection {
  readonly #url: string;
  /** Tells this page's records from those of others. */
  readonly #page = crypto.getRandomValues(new Uint32Array(1)).join('');

  /** `url`: of the records of the process that serves the page; ends with `/`. */
  constructor(url: string) {
    this.#url = url;
  }

  write(record: VitestRecord): void {
    this.#post(`record?page=${this.#page}`, recordText(record));
  }

  /** Its stack names places in what was served, which only the process that served it can tell. */
  complete(error: unknown, project: string): ErrorRecord {
    const thrown = importError(error);
    const { message, ...facts } = errorFacts(thrown);
    const stack = typeof thrown === 'object' && thrown !== null ? textOf(thrown, 'stack') : '';
    const said = message.replaceAll(`${location.origin}/`, '').replaceAll(/\?(import&)?browserv=\d+/g, '');
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- the answer of page-records.ts, as its type says
    return parse(this.#post('error', stringify({ ...facts, message: said, stack, project })));
  }

  /** From now on it is known whether anything can go on in this page. */
  beat(): void {
    startTimer(() => {
      // When the run is over nobody answers.
      ask(`${this.#url}beat?page=${this.#page}`, { method: 'POST' }).catch(() => undefined);
    }, BEAT);
  }

  #post(path: string, text: string): string {
    const request = new Request();
    apply(open, request, ['POST', `${this.#url}${path}`, false]);
    apply(send, request, [text]);
    return request.responseText;
  }
}

/** Why a file could not be imported, instead of that. */
function importError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const cause: unknown = Reflect.get(error, 'cause');
  return textOf(error, 'message').startsWith('Failed to import test file') && cause !== undefined ? cause : error;
}
