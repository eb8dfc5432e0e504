// For tests that are written once and run for each row of a table.
export const raised = (value: number): number => value + 1;

export const halved = (value: number): number => value / 2;

export const joined = (left: string, right: string): string => left + right;
