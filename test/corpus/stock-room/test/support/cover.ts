export const daysOfCover = (pieces: number, weeklySales: number): number =>
  weeklySales === 0 ? Infinity : Math.floor((7 * pieces) / weeklySales);
