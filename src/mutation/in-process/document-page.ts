/** What a document shows, and what the browser around it keeps: nodes, attributes, storages, cookies, the address. */

/** What is used of a node, whoever made it. */
interface PageNode {
  appendChild(node: PageNode): void;
  removeChild(node: PageNode): void;
  replaceChildren(): void;
  readonly childNodes: Iterable<PageNode>;
}

interface PageElement extends PageNode {
  innerHTML: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

interface PageDocument extends PageNode {
  readonly documentElement: PageElement;
  readonly head: PageElement;
  readonly body: PageElement;
  cookie: string;
}

interface KnownElement {
  readonly element: PageElement;
  readonly attributes: ReadonlyMap<string, string>;
  /** `undefined` of one whose nodes are kept. */
  readonly markup: string | undefined;
}

export class DocumentPage {
  readonly #document: PageDocument;
  readonly #nodes: readonly PageNode[];
  readonly #elements: readonly KnownElement[];
  readonly #address: string;

  private constructor(document: PageDocument) {
    const { documentElement, head, body } = document;
    this.#document = document;
    this.#nodes = [...document.childNodes];
    this.#elements = [
      { element: documentElement, attributes: attributesOf(documentElement), markup: undefined },
      ...[head, body].map((element) => ({ element, attributes: attributesOf(element), markup: element.innerHTML })),
    ];
    this.#address = addressNow();
  }

  static find(): DocumentPage | undefined {
    const document: unknown = Reflect.get(globalThis, 'document');
    return isDocument(document) ? new DocumentPage(document) : undefined;
  }

  /** What is there as long as the page is. */
  get lasting(): readonly object[] {
    return [this.#document, ...this.#elements.map(({ element }) => element)];
  }

  restore(): void {
    const [root, ...parts] = this.#elements;
    putNodes(this.#document, this.#nodes);
    if (root !== undefined)
      putNodes(
        root.element,
        parts.map(({ element }) => element),
      );
    for (const known of this.#elements) restoreElement(known);
    for (const name of ['localStorage', 'sessionStorage']) clearStorage(name);
    for (const cookie of this.#document.cookie.split(/;\s*/)) {
      if (cookie !== '')
        this.#document.cookie = `${cookie.split('=', 1).join('')}=; expires=Thu, 01 Jan 1970 00:00:00 GMT`;
    }
    if (addressNow() !== this.#address) goTo(this.#address);
  }
}

/** One by one: a fragment cannot hold a document's own element. */
function putNodes(parent: PageNode, nodes: readonly PageNode[]): void {
  const present = [...parent.childNodes];
  if (present.length === nodes.length && present.every((node, index) => node === nodes[index])) return;
  for (const node of present) parent.removeChild(node);
  for (const node of nodes) parent.appendChild(node);
}

function restoreElement({ element, attributes, markup }: KnownElement): void {
  for (const { name } of [...element.attributes]) if (!attributes.has(name)) element.removeAttribute(name);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  if (markup === undefined) return;
  element.replaceChildren();
  if (markup !== '') element.innerHTML = markup;
}

const attributesOf = ({ attributes }: PageElement): ReadonlyMap<string, string> =>
  new Map(Array.from(attributes, ({ name, value }) => [name, value]));

function isDocument(value: unknown): value is PageDocument {
  return (
    isElement(value) &&
    ['documentElement', 'head', 'body'].every((name) => {
      const element: unknown = Reflect.get(value, name);
      return isElement(element) && typeof Reflect.get(element, 'setAttribute') === 'function';
    })
  );
}

const isElement = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'replaceChildren') === 'function';

function clearStorage(name: string): void {
  const storage = ofWindow(name);
  if (storage !== undefined) call(storage, 'clear');
}

function addressNow(): string {
  const location = ofWindow('location');
  const address: unknown = location && Reflect.get(location, 'href');
  return typeof address === 'string' ? address : '';
}

function goTo(address: string): void {
  const history = ofWindow('history');
  if (history !== undefined) call(history, 'replaceState', null, '', address);
}

function ofWindow(name: string): object | undefined {
  const value: unknown = Reflect.get(globalThis, name);
  return typeof value === 'object' && value !== null ? value : undefined;
}

function call(owner: object, name: string, ...values: readonly unknown[]): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method === 'function') Reflect.apply(method, owner, values);
}
