import AxeBuilder from "@axe-core/playwright";
import { fileURLToPath } from "node:url";
import { expect, latinWords, open, ready, sidewaysScroll, speak, stateOf, test } from "./support";

test.use({ storageState: stateOf("coordinator") });

const workbook = (name: string) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

test("the same workbook again changes nothing", async ({ page }) => {
  await open(page, "/imports");
  await page.locator("#workbook").setInputFiles(workbook("registers-2021.xlsx"));
  await page.getByRole("button", { name: "Load the register" }).click();
  await expect(page).toHaveURL(/\/imports\/registerImport_/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("rows are in.", { timeout: 60_000 });
  const value = (name: string) => page.locator(".figure-card", { hasText: name }).locator(".value");
  await expect(value("New")).toHaveText("0");
  await expect(value("Changed")).toHaveText("0");
});

test("a messy workbook tells exactly which rows to mend", async ({ page }) => {
  // Two loads, and axe over hundreds of rows in two sizes.
  test.slow();
  await open(page, "/imports");
  await page.locator("#workbook").setInputFiles(workbook("registers-messy.xlsx"));
  await page.getByText("Only check, save nothing").click();
  await page.getByRole("button", { name: "Load the register" }).click();
  await expect(page.getByText("This was only a check.")).toBeVisible({ timeout: 60_000 });
  await page.goto("/imports");
  await page.locator("#workbook").setInputFiles(workbook("registers-messy.xlsx"));
  await page.getByRole("button", { name: "Load the register" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("need correcting.", { timeout: 60_000 });
  const refused = page.locator("#refused").locator("xpath=ancestor::section").locator("tbody tr");
  expect(await refused.count()).toBeGreaterThan(5);
  await expect(refused.first().locator("th")).toContainText(/row \d+/);
  await expect(refused.first().locator("td").last()).not.toBeEmpty();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /as Excel/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);

  await page.getByRole("button", { name: "বাংলা" }).click();
  await ready(page, "bn");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("ঠিক করতে হবে");
  await expect.poll(() => latinWords(page)).toEqual([]);
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    await page.setViewportSize(viewport);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  }
  await speak(page, "en");
});

test("a file that is no workbook is refused in words", async ({ page }) => {
  await open(page, "/imports");
  await page.locator("#workbook").setInputFiles({ name: "notes.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("not a workbook") });
  await page.getByRole("button", { name: "Load the register" }).click();
  await expect(page.getByRole("alert").first()).toContainText(/Excel/, { timeout: 30_000 });
});
