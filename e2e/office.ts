// A demo of its own for every spec file: a copy of one that was filled once, with everybody signed in.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PASSWORD, type Role } from "./tests/accounts";

export const SAMPLE = "test-results/.sample";

const FREE_PORT = "const s = require('net').createServer().listen(0, '127.0.0.1', () => { process.stdout.write(String(s.address().port)); s.close(); })";
const START_WITHIN_MS = 180_000;
const serverCommand = () => (process.env.E2E_SERVER ?? "../target/debug/ashshash demo").split(" ");

/** A running demo; its address stays the same when it starts anew. */
export class Office {
  readonly address: string;
  private readonly port: string;
  private server?: ChildProcess;
  private data?: string;
  private file?: string;

  constructor() {
    this.port = execFileSync(process.execPath, ["-e", FREE_PORT], { encoding: "utf8" });
    this.address = `http://127.0.0.1:${this.port}`;
  }

  /** Starts from the sample when another spec file begins: no file meets what another one recorded. */
  async openFor(file: string) {
    if (file === this.file) return;
    await this.close();
    this.data = mkdtempSync(join(tmpdir(), "ashshash-e2e-"));
    cpSync(SAMPLE, this.data, { recursive: true });
    await this.start(this.data);
    this.file = file;
  }

  async start(data: string) {
    const [command, ...words] = serverCommand();
    const env = { ...process.env, ASHSHASH_LISTEN: `127.0.0.1:${this.port}`, ASHSHASH_DIST: process.env.ASHSHASH_DIST ?? "../dist", RUST_LOG: "warn" };
    // Homes are empty at first: each file makes the work that it looks at.
    const server = spawn(command!, [...words, "--data", data, "--without-case-work"], { env, stdio: ["ignore", "inherit", "inherit"] });
    this.server = server;
    const end = Date.now() + START_WITHIN_MS;
    while (!(await this.isReady())) {
      if (server.exitCode !== null || Date.now() > end) throw new Error("the demo did not start; is the server built?");
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  /** Adds an account of the office, as an office does it: by the command. */
  addAccount(address: string, role: Role, ...options: string[]) {
    const [command] = serverCommand();
    const data = this.data!;
    const env = { ...process.env, ASHSHASH_DATABASE_URL: `sqlite://${join(data, "demo.db")}`, ASHSHASH_KEY_FILE: join(data, "demo.key") };
    const words = ["user", "add", address, "--role", role, "--organisation", "RJ", "--password-stdin", ...options];
    execFileSync(command!, words, { env, input: PASSWORD, stdio: ["pipe", "ignore", "inherit"] });
  }

  private async isReady() {
    return fetch(`${this.address}/ready`).then((answer) => answer.ok, () => false);
  }

  async close() {
    const server = this.server;
    this.server = undefined;
    if (server && server.exitCode === null) {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
    }
    if (this.data) rmSync(this.data, { recursive: true, force: true });
    this.data = undefined;
  }
}
