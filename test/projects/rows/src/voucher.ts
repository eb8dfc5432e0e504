export interface Voucher {
  readonly endedDaysAgo: number;
  readonly percent: number;
}

/** Cents: a voucher counts until the end of its last day. */
export function priceWith(cents: number, { endedDaysAgo, percent }: Voucher): number {
  return endedDaysAgo > 0 ? cents : Math.round((cents * (100 - percent)) / 100);
}

export const stateOf = ({ endedDaysAgo }: Voucher): 'valid' | 'expired' => (endedDaysAgo > 0 ? 'expired' : 'valid');

export async function redeem(code: string): Promise<{ readonly code: string; readonly isKnown: boolean }> {
  await Promise.resolve();
  return { code: code.trim().toUpperCase(), isKnown: code.trim().length === 4 };
}

/** Shows a voucher on a page. */
export function show(root: HTMLElement, voucher: Voucher): void {
  root.innerHTML = `<b class="${stateOf(voucher)}">${voucher.percent} %</b>`;
}
