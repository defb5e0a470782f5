import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/{unit,contract,flow}/**/*.test.ts"],
    environment: "node",
    pool: "threads",
    reporters: ["default", "json"],
    outputFile: { json: "out/results/vitest.json" },
  },
});
