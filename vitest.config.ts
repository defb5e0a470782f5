import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/{unit,contract,flow}/**/*.test.ts"],
    environment: "node",
    pool: "threads",
    // Nothing is mocked and each test makes what it uses, so files share their workers and what these have loaded.
    isolate: false,
    // Many tests wait for programs that they start: with one worker on two cores nothing would go on meanwhile.
    maxWorkers: Math.max(2, availableParallelism()),
    // For a machine that is busy; what a test itself waits for has bounds of its own.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "json"],
    outputFile: { json: "out/results/vitest.json" },
  },
});
