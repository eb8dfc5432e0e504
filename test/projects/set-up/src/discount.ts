// Imported by a name that only this package knows.
export const discounted = (amount: number): number => amount - 5;
