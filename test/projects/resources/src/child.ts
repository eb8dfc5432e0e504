// Run as a process of its own: no engine sees what is evaluated in there.
export const answer = (value: number): number => value + 1;

if (process.argv[2] !== undefined) process.stdout.write(String(answer(Number(process.argv[2]))));
