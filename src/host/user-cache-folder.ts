import envPaths from 'env-paths';

/** Where the system keeps what programs can make again: Assay's own part of it, absolute. It need not exist. */
export const userCacheFolder = (): string => envPaths('assay', { suffix: '' }).cache;
