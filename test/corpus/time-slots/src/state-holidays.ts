export function stateHolidays(year: number): readonly string[] {
  return [`${year}-01-01`, `${year}-05-01`, `${year}-12-25`];
}
