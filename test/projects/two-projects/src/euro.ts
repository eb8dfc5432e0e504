// What `#currency` is in one of the projects.
export const sign = (amount: string): string => amount + ' EUR';
