// What `#currency` is in the other one.
export const sign = (amount: string): string => amount + ' JPY';
