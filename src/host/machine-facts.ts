/** By which two machines may come to different results on one tree. */
export interface MachineFacts {
  readonly node: string;
  /** System and processor. */
  readonly platform: string;
}

export const machineFacts = (): MachineFacts => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
});
