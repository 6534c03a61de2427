import { expect, open, ready, stateOf, test } from "./support";

test.use({ storageState: stateOf("coordinator") });

test("186 enrolled are 114 men and 72 women, and open to 186 records", async ({ page }) => {
  await open(page, "/figures");
  await expect(page).toHaveURL(/\/figures\?period=2021$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Figures of 2021");
  const card = page.locator(".figure-card", { hasText: "Survivors enrolled" });
  await expect(card.locator(".value")).toHaveText("186");
  await expect(card.locator(".split-words")).toContainText("114 men");
  await expect(card.locator(".split-words")).toContainText("72 women");
  await card.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Survivors enrolled");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByRole("heading", { name: "The 186 records" })).toBeVisible();

  const codes = new Set<string>();
  for (const [shown, next] of [["1 to 50", 50], ["51 to 100", 50], ["101 to 150", 36], ["151 to 186", 0]] as const) {
    await expect(page.locator(".pages")).toContainText(`${shown} of 186`);
    for (const code of await page.locator("tbody .code").allInnerTexts()) codes.add(code);
    if (next) await page.getByRole("link", { name: `Next ${next}` }).click();
  }
  expect(codes.size).toBe(186);

  await page.reload();
  await expect(page.locator(".pages")).toContainText("151 to 186 of 186");
  await page.goBack();
  await expect(page.locator(".pages")).toContainText("101 to 150 of 186");
  await page.getByRole("link", { name: "First page" }).click();
  await expect(page.locator(".pages")).toContainText("1 to 50 of 186");
});

test("the parts of the equation open, and breakdowns add up", async ({ page }) => {
  await open(page, "/figures/survivors_enrolled?period=2021");
  await page.locator(".equation a", { hasText: "72" }).click();
  await expect(page.getByRole("heading", { name: "The 72 records: women" })).toBeVisible();
  await expect(page).toHaveURL(/sex=female/);
  for (const by of ["upazila", "union", "month", "quarter", "counsellor", "sex"]) {
    await open(page, `/figures/survivors_enrolled?period=2021&by=${by}`);
    const numbers = await page.locator(".funnel .number").allInnerTexts();
    expect(numbers.map(Number).reduce((sum, part) => sum + part, 0), by).toBe(186);
  }
});

test("the period stands in the address", async ({ page }) => {
  await open(page, "/figures?period=2021");
  await page.getByRole("link", { name: "Quarter" }).click();
  await expect(page).toHaveURL(/period=2021-Q4/);
  await page.getByRole("link", { name: /^Before/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Figures of Quarter 3 of 2021");
  await page.getByRole("link", { name: "Dates" }).click();
  await page.getByRole("textbox", { name: "First day" }).fill("০৫/০১/২০২১");
  await page.getByRole("textbox", { name: "Last day" }).fill("1 Feb 2021");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/period=2021-01-05\.\.2021-02-01/);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/period=2021-Q3/);
});

test("the map and the months open too", async ({ page }) => {
  await open(page, "/figures?period=2021");
  await expect(page.locator(".map a")).toHaveCount(5);
  await page.getByRole("link", { name: "Manirampur: 66" }).click();
  await expect(page).toHaveURL(/survivors_enrolled\?period=2021&part=upazila\./);
  await expect(page.getByRole("heading", { name: "The 66 records: Manirampur" })).toBeVisible();
  await page.goBack();
  await ready(page, "en");
  await page.locator(".chart", { hasText: "Enrolled by month" }).getByText("Show as a table").click();
  await page.locator(".chart", { hasText: "Enrolled by month" }).getByRole("link", { name: "28" }).click();
  await expect(page).toHaveURL(/period=2021-03$/);
  await expect(page.getByRole("heading", { name: "The 28 records" })).toBeVisible();
});

test("every figure opens", async ({ page }) => {
  // Some forty screens one after the other.
  test.slow();
  await open(page, "/figures?period=2021");
  const links = page.locator("#all").locator("xpath=ancestor::section").locator("tbody th a");
  const addresses = await links.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.length).toBeGreaterThan(30);
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "How it is counted" }), address).toBeVisible();
  }
});

test("a number by sex and each part of a breakdown open to their own records", async ({ page }) => {
  await open(page, "/figures?period=2021");
  await page.getByRole("link", { name: "Survivors enrolled: 72 women" }).click();
  await expect(page.getByRole("heading", { name: "The 72 records: women" })).toBeVisible();
  await open(page, "/figures/survivors_enrolled?period=2021&by=counsellor");
  const part = page.locator(".funnel li").first();
  const count = await part.locator(".number").innerText();
  await part.getByRole("link").click();
  await expect(page.getByRole("heading", { name: new RegExp(`^The ${count} records: `) })).toBeVisible();
});

test("an address with values that nobody knows is mended", async ({ page }) => {
  await page.goto("/figures?period=2021-13");
  await expect(page).toHaveURL(/\/figures\?period=2021$/);
  await page.goto("/survivors?sex=banana");
  await expect(page).toHaveURL(/\/survivors$/);
  await expect(page.locator("tbody .code").first()).toBeVisible();
  await open(page, "/figures?period=2021-01-05..2021-02-01");
  await page.getByRole("textbox", { name: "Last day" }).fill("31/02/2021");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("textbox", { name: "Last day" })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("textbox", { name: "First day" })).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("The calendar has no such day.")).toBeVisible();
});
