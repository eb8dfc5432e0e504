// How a price is written in a snapshot.
export default {
  test: (value: unknown): boolean => typeof value === 'object' && value !== null && 'cents' in value,
  serialize: (value: { cents: number }): string => `${value.cents} ct`,
};
