// What every form does: drafts that nothing loses, two people at one record, problems at their field, the way out.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { email, expect, open, ready, signIn, stateOf, test } from "./support";

const FILE = "/survivors/RJ-0002";
const FORM = `${FILE}/counsellor`;
const field = (page: Page) => page.locator("#survivor-reassign-counsellor");
const save = (page: Page) => page.locator("form button[type=submit]");

/** Chooses somebody else than now, and waits until the draft is kept. */
async function choose(page: Page) {
  await expect(field(page)).toBeVisible();
  const now = await field(page).inputValue();
  const all = await field(page).locator("option").evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  const [other, third] = all.filter((value) => value && value !== now);
  await field(page).selectOption(other);
  await expect(page.getByText("Draft kept on this phone, sealed")).toBeVisible();
  return { other, third };
}

/** Everything that lies in the browser's database, as text. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((database) => database.name ?? "");
    if (!names.includes("ashshash")) return "";
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const database = await wait(indexedDB.open("ashshash"));
    if (!database.objectStoreNames.contains("drafts")) return "";
    const store = database.transaction("drafts").objectStore("drafts");
    const [keys, values] = [await wait(store.getAllKeys()), await wait(store.getAll())];
    database.close();
    const text = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder("latin1").decode(value);
      if (value instanceof Uint8Array) return new TextDecoder("latin1").decode(value.slice());
      if (value instanceof CryptoKey) return value.extractable ? "extractable" : "sealed key";
      return Array.isArray(value) ? value.map(text).join("|") : String(value);
    };
    return [...keys.map(text), ...values.map(text)].join("\n");
  });

test.describe("a draft", () => {
  test.use({ storageState: { cookies: [], origins: [] }, expected: [/401/], viewport: { width: 360, height: 740 } });

  test("survives a reload and an expired session, is sealed, and goes at sign-out", async ({ page, context }) => {
    await page.goto("/sign-in");
    await signIn(page, email("coordinator"));
    await open(page, FORM);
    const { other } = await choose(page);

    const kept = await stored(page);
    expect(kept).toContain("sealed key");
    for (const plain of [other, "RJ-0002", "counsellor", "survivor"]) expect(kept).not.toContain(plain);

    await page.reload();
    await expect(page.getByText("What you typed before is back.")).toBeVisible();
    await expect(field(page)).toHaveValue(other);

    await context.clearCookies();
    await save(page).click();
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    await signIn(page, email("coordinator"));
    await expect(page).toHaveURL(FORM);
    await expect(field(page)).toHaveValue(other);

    await page.goto("/account");
    await page.getByRole("button", { name: "Sign out here" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect.poll(() => stored(page)).toBe("");
    await signIn(page, email("coordinator"));
    await page.goto(FORM);
    await ready(page, "en");
    await expect(field(page)).not.toHaveValue(other);
  });

  test("goes when another person signs in on the device, and when one signs out everywhere", async ({ page, context }) => {
    const type = async () => {
      await open(page, "/leads/new");
      await page.locator("#lead-create-name").fill("Demo Zqdraft");
      await expect(page.getByText("Draft kept on this phone, sealed")).toBeVisible();
      expect(await stored(page)).toContain("sealed key");
    };
    await page.goto("/sign-in");
    await signIn(page, email("mobiliser"));
    await type();
    // The session ends by itself: the draft waits for its owner.
    await context.clearCookies();
    await page.goto("/sign-in");
    expect(await stored(page)).toContain("sealed key");
    await signIn(page, email("counsellor"));
    await expect.poll(() => stored(page)).toBe("");
    await page.goto("/leads/new");
    await ready(page, "en");
    await expect(page.locator("#lead-create-name")).toHaveValue("");

    await type();
    await page.goto("/account");
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect.poll(() => stored(page)).toBe("");
  });
});

test.describe("the coordinator", () => {
  test.use({ storageState: stateOf("coordinator") });

  test("sees both values when somebody else changed the same field, and chooses", async ({ page }) => {
    await open(page, FORM);
    const { other, third } = await choose(page);
    const post = async (query: string, variables = {}) =>
      (await (await page.request.post("/graphql", { data: { query, variables } })).json()).data;
    const { survivor } = await post('{ survivor(code: "RJ-0002") { id version } }');
    const deedId = await page.evaluate(() => crypto.randomUUID());
    const query = "mutation($input: SurvivorReassignInput!) { survivorReassign(input: $input) { problems { code } } }";
    const input = { deedId, survivor: survivor.id, version: survivor.version, counsellor: third };
    expect(await post(query, { input })).toEqual({ survivorReassign: { problems: [] } });

    await save(page).click();
    const conflict = page.getByRole("alert").filter({ hasText: "Look at both, then choose." });
    await expect(conflict).toContainText("Demo coordinator");
    await expect(conflict.getByRole("button")).toHaveText(["Keep mine", "Take the saved one"]);
    // Nothing is overwritten unseen: Save leads to the choice.
    await save(page).click();
    await expect(page.locator(".clashes")).toBeFocused();
    await conflict.getByRole("button", { name: "Keep mine" }).click();
    await expect(page).toHaveURL(FILE);
    await expect(page.getByRole("status").filter({ hasText: "The file has another counsellor." })).toBeVisible();
    const after = await post('{ survivor(code: "RJ-0002") { counsellor { id } } }');
    expect(after.survivor.counsellor.id).toBe(other);
  });

  test("finds the change and the look in the history", async ({ page }) => {
    await open(page, `${FILE}/history?show=changes`);
    await expect(page.locator(".timeline")).toContainText("Gave the file to another counsellor");
    await expect(page.locator(".timeline")).toContainText("Changed: counsellor");
    await page.getByRole("link", { name: "Looks" }).click();
    await expect(page.locator(".timeline > li").first()).toContainText("Opened the file");
  });

  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    test(`a form and a history are open to everybody, ${viewport.width}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      for (const address of [FORM, `${FILE}/history`]) {
        await open(page, address, "bn");
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  }
});
