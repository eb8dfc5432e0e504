/** Whether nobody should be disturbed at this hour. */
export const shouldBeQuiet = (date: Date): boolean => !(date.getUTCHours() < 22 && date.getUTCHours() >= 7);

export const at = (time: string): Date => new Date(`2026-05-04T${time}:00Z`);
