const posts: string[] = [];

export const bulletin = {
  post(text: string): void {
    posts.push(text);
  },
  latest: (): string | undefined => posts.at(-1),
};
