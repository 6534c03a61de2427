// What was wrong is set right: a record is struck out, two files of one person become one; figures follow.
import type { Page } from "@playwright/test";
import { check, expect, latinWords, open, ready, stateOf, test } from "./support";

test.use({ storageState: stateOf("coordinator"), viewport: { width: 360, height: 740 } });

async function ask(page: Page, query: string) {
  return (await (await page.request.post("/graphql", { data: { query } })).json()).data;
}

const total = async (page: Page, code: string) =>
  (await ask(page, `{ indicator(code: "${code}", period: { from: "2019-01-01", to: "2049-12-31" }) { total } }`)).indicator.total;

test("a session that stands twice is struck out by keyboard, and no figure counts it", async ({ page }) => {
  const { counsellingSessions } = await ask(page, "{ counsellingSessions(first: 100) { nodes { id status survivor { code } } } }");
  const session = counsellingSessions.nodes.find((one: { status: string }) => one.status === "HELD");
  const before = await total(page, "counselling_sessions_held");
  const address = `/records/${session.id}/void`;
  await open(page, address, "bn");
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText("সেশন");
  expect(await latinWords(page)).toEqual([]);
  await page.locator("button.grave[type=button]").click();
  await check(page);

  await open(page, `/survivors/${session.survivor.code}`);
  await page.getByRole("button", { name: "Something is wrong here" }).click();
  await page.locator(`.timeline a[href="${address}"]`).press("Enter");
  await ready(page, "en");
  await page.getByRole("button", { name: "Recorded in error" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Strike the record out" }).press("Enter");
  await expect(dialog.locator(".error-summary")).toBeFocused();
  await dialog.getByRole("radio").first().press("Space");
  await dialog.getByRole("button", { name: "Strike the record out" }).press("Enter");
  await expect(page).toHaveURL(`/survivors/${session.survivor.code}`);
  await expect(page.getByRole("status").filter({ hasText: "The record was struck out." })).toBeVisible();
  await page.getByRole("button", { name: "Something is wrong here" }).click();
  await expect(page.locator(`.timeline a[href="${address}"]`)).toHaveCount(0);
  expect(await total(page, "counselling_sessions_held")).toBe(before - 1);
  await page.goto(`/survivors/${session.survivor.code}/history?show=changes`);
  const entry = page.locator(".timeline > li").first();
  await expect(entry).toContainText("Struck a wrong record out");
  await expect(entry).toContainText("It stands there twice");
});

test("what keeps two files from being one is said before anybody chooses", async ({ page }) => {
  const list = "{ men: survivors(filter: { sex: MALE }, first: 1) { nodes { code } } women: survivors(filter: { sex: FEMALE }, first: 1) { nodes { code } } }";
  const { men, women } = await ask(page, list);
  const [man, woman] = [men.nodes[0].code, women.nodes[0].code];
  await open(page, `/survivors/${man}/merge`);
  await page.getByRole("button", { name: "Show both" }).click();
  const code = page.getByLabel("Code of the other file");
  await expect(code).toBeFocused();
  await expect(code).toHaveAccessibleDescription("Answer this");
  await check(page);
  await code.fill(man);
  await page.getByRole("button", { name: "Show both" }).click();
  await expect(page.locator("main")).toContainText("These are one file. Choose two.");
  await code.fill(woman);
  await page.getByRole("button", { name: "Show both" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  const button = page.getByRole("button", { name: "Make one file of these two" });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription("The sexes in the two files differ. Correct one of them first.");
  await check(page);
});

test("two files of one person become one", async ({ page }) => {
  const { survivors } = await ask(page, "{ survivors(filter: { sex: MALE }, first: 100) { nodes { code } } }");
  const [gone, keep] = survivors.nodes.slice(-2).map((one: { code: string }) => one.code);
  const before = await total(page, "survivors_enrolled");
  await open(page, `/survivors/${gone}/merge?with=${keep}`, "bn");
  await expect(page.getByRole("article")).toHaveCount(2);
  expect(await latinWords(page)).toEqual([]);
  await check(page);

  await open(page, `/survivors/${gone}/merge`);
  await page.getByLabel("Code of the other file").fill(keep.toLowerCase());
  await page.getByRole("button", { name: "Show both" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByRole("button", { name: "Make one file of these two" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("This can't be undone.");
  await dialog.getByRole("radio", { name: keep }).check({ force: true });
  await check(page);
  await dialog.getByRole("button", { name: "Make one file" }).click();
  await expect(page).toHaveURL(`/survivors/${keep}`);
  await expect(page.getByRole("status").filter({ hasText: "Two files are one now." })).toBeVisible();
  expect(await total(page, "survivors_enrolled")).toBe(before - 1);
  await page.goto(`/survivors/${keep}/history?show=changes`);
  await expect(page.locator(".timeline")).toContainText(gone);
  await open(page, `/survivors/${gone}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(gone);
  await expect(page.locator(".timeline")).toHaveCount(0);
});
