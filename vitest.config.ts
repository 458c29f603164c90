import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    // No test changes what others share, and a process per file doubles the time.
    isolate: false,
  },
});
