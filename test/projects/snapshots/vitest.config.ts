import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 400,
    // Whoever runs these tests as they are would write.
    update: true,
    snapshotSerializers: ['./test/money-serializer.ts'],
    resolveSnapshotPath: (path, extension) => path.replace(/\/([^/]+)$/, `/recorded/$1${extension}`),
    snapshotFormat: { printBasicPrototype: true },
  },
});
