import { defineConfig } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Chosen once: the workers read this file too, and inherit the environment.
const freePort = "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })";
process.env.E2E_PORT ??= execFileSync(process.execPath, ["-e", freePort], { encoding: "utf8" }).trim();
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), "ashshash-e2e-"));

const address = `http://127.0.0.1:${process.env.E2E_PORT}`;
const command = process.env.E2E_SERVER ?? "../target/debug/ashshash demo";
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

// These record things of today: figures of the sample's year come before them.
const WRITING = ["certificate.spec.ts", "day.spec.ts", "forms.spec.ts", "leads.spec.ts", "plan.spec.ts"];

export default defineConfig({
  testDir: "tests",
  // One demo, one account for each role: a test that switches the language must not meet another.
  workers: 1,
  timeout: 60_000,
  retries: 0,
  reporter: [["list"]],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
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
  projects: [
    { name: "sign in", testMatch: "session.setup.ts" },
    { name: "read", testMatch: "*.spec.ts", testIgnore: ["import.spec.ts", ...WRITING], dependencies: ["sign in"] },
    // Loading a register changes every figure: last.
    { name: "load", testMatch: "import.spec.ts", dependencies: ["read"] },
    // Enrolling a person changes figures too, and so does a certificate.
    { name: "write", testMatch: WRITING, dependencies: ["load"] },
  ],
  webServer: {
    command: `${command} --data ${process.env.E2E_DATA}`,
    url: `${address}/ready`,
    timeout: 180_000,
    env: { ASHSHASH_LISTEN: `127.0.0.1:${process.env.E2E_PORT}`, ASHSHASH_DIST: process.env.ASHSHASH_DIST ?? "../dist", RUST_LOG: "warn" },
    stderr: "pipe",
  },
});
