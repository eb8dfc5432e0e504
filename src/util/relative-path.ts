/** From one absolute path to another, with `/`: also where there is no Node. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [stepsOf(from), stepsOf(to)];
  const different = start.findIndex((step, index) => step !== end[index]);
  const common = different === -1 ? start.length : different;
  return [...start.slice(common).map(() => '..'), ...end.slice(common)].join('/');
}

const stepsOf = (path: string): readonly string[] => path.split(/[\\/]/).filter((step) => step !== '');
