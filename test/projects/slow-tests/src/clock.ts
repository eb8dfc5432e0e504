const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

export function timeOfDay(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  return twoDigits(hour) + ':' + twoDigits(minutes % 60);
}
