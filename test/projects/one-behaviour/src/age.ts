export function isOfAge(age: number): boolean {
  return age >= 18;
}
