const factors = [8, 6, 4, 2, 3, 5, 9, 7];

export function expectedDigit(serial: string): number {
  const total = [...serial].reduce((acc, char, i) => acc + Number(char) * factors[i], 0);
  const rest = 11 - (total % 11);
  switch (rest) {
    case 10:
      return 0;
    case 11:
      return 5;
    default:
      return rest;
  }
}
