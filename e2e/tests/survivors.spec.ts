import { expect, open, stateOf, test } from "./support";

test.describe("the coordinator", () => {
  test.use({ storageState: stateOf("coordinator") });

  test("filters live in the address", async ({ page }) => {
    await open(page, "/survivors");
    const count = page.locator("#list");
    await expect(count).toHaveText("369 survivors");
    await page.getByLabel("Sex").selectOption("female");
    await expect(page).toHaveURL(/sex=female/);
    await expect(count).toHaveText("132 survivors");
    await page.getByLabel("Upazila").selectOption({ label: "Manirampur" });
    await expect(page).toHaveURL(/upazila=/);
    await expect(count).not.toHaveText("132 survivors");
    const both = await count.innerText();
    await page.reload();
    await expect(count).toHaveText(both);
    await expect(page.getByLabel("Sex")).toHaveValue("female");
    await page.goBack();
    await expect(count).toHaveText("132 survivors");
    await page.getByLabel("Enrolled from").fill("১ জানুয়ারি ২০২১");
    await page.getByLabel("Enrolled from").blur();
    await expect(page).toHaveURL(/from=2021-01-01/);
    await page.getByLabel("Enrolled until").fill("31/12/2021");
    await page.getByLabel("Enrolled until").blur();
    await expect(count).toHaveText("72 survivors");
    await page.getByRole("link", { name: "Clear the filters" }).click();
    await expect(count).toHaveText("369 survivors");
    await page.getByLabel("Order").selectOption("code_descending");
    await expect(page).toHaveURL(/order=code_descending/);
    await expect(page.locator("tbody .code").first()).toHaveText("RJ-0369");
  });

  for (const typed of ["Masud Rana", "মাসুদ রানা", "masud"]) {
    test(`${typed} is found as it sounds and never stands in the address`, async ({ page }) => {
      await open(page, "/survivors");
      const field = page.getByLabel("Search by name");
      await expect(field).toHaveAttribute("autocomplete", "off");
      await field.fill(typed);
      await field.press("Enter");
      await expect(page.locator(".rows .code", { hasText: "RJ-0001" })).toBeVisible();
      const seen = decodeURIComponent(page.url()) + (await page.title());
      expect(seen.toLowerCase()).not.toContain(typed.toLowerCase());
      await page.locator(".rows .code", { hasText: "RJ-0001" }).click();
      await expect(page).toHaveURL("/survivors/RJ-0001");
    });
  }

  test("a file shows the whole way, and its code alone in the title", async ({ page }) => {
    await open(page, "/survivors/RJ-0001");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("RJ-0001 · Masud Rana");
    await expect(page).toHaveTitle("RJ-0001 · Ashshash");
    await expect(page.locator(".way > li")).toHaveCount(7);
    await expect(page.locator(".way [data-state=done]").first()).toBeVisible();
    await expect(page.locator(".timeline > li").first()).toBeVisible();
    await expect(page.getByRole("heading", { name: "Safe contact" })).toBeVisible();
    await page.locator("#counted").locator("xpath=ancestor::section").getByRole("link").first().click();
    await expect(page).toHaveURL(/\/figures\/\w+\?period=20\d\d/);
  });

  test("a code that nobody has is told calmly", async ({ page }) => {
    await open(page, "/survivors/RJ-9999");
    await expect(page.getByText("No file has this code.")).toBeVisible();
  });
});

test.describe("the counsellor", () => {
  test.use({ storageState: stateOf("counsellor") });

  test("sees the own caseload and its figures only", async ({ page }) => {
    await open(page, "/");
    await expect(page).toHaveURL("/day");
    await page.getByRole("link", { name: "Survivors", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("My survivors");
    await expect(page.locator("#list")).toHaveText(/\d+ survivors/);
    const own = Number.parseInt(await page.locator("#list").innerText(), 10);
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(369);
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Import" })).toHaveCount(0);
    await page.getByRole("link", { name: "Figures" }).click();
    await expect(page.locator(".figure-card").first()).toBeVisible();
    const enrolled = await page.locator(".figure-card", { hasText: "Survivors enrolled" }).locator(".value").innerText();
    expect(Number(enrolled)).toBeLessThan(186);
    await page.goto("/imports");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is here");
  });
});
