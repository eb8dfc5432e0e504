throw new Error('cannot load');
export const lost = (): number => 1;
