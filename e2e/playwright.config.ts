import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

export default defineConfig({
  testDir: "tests",
  // Fills one demo that the tests copy: see office.ts.
  globalSetup: "./sample.setup.ts",
  workers: 2,
  timeout: 90_000,
  // Machines that build for many people are slow now and then; a right answer is right also when it comes late.
  expect: { timeout: 15_000 },
  retries: 0,
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 900 },
    // Contrast is measured on the screen as it comes to rest, not while something fades in.
    contextOptions: { reducedMotion: "reduce" },
    // Drawing traces slows every test: `just test-browser --trace on` where a failure needs one.
    trace: "off",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
