import { expect, latinWords, open, ready, speak, stateOf, test } from "./support";

test.use({ storageState: stateOf("coordinator") });

const SCREENS = [
  "/figures?period=2021",
  "/figures?period=2021-Q3",
  "/figures?period=2021-01-05..2021-02-01",
  "/figures/survivors_enrolled?period=2021",
  "/figures/survivors_enrolled?period=2021&by=upazila",
  "/figures/survivors_enrolled?period=2021&by=month",
  "/figures/event_tie_tfd?period=2021",
  "/figures/union_parishads_with_budget?period=2021",
  "/figures/food_support?period=2021",
  "/survivors",
  "/survivors/RJ-0001",
  "/survivors/RJ-9999",
  "/imports",
  "/account",
  "/nowhere",
];

for (const screen of SCREENS) {
  test(`${screen} leaves no Latin word in Bangla`, async ({ page }) => {
    await open(page, screen, "bn");
    expect(await latinWords(page)).toEqual([]);
    const numbers = await page.locator("main .value, main td.number").allInnerTexts();
    expect(numbers.filter((number) => /[0-9]/.test(number))).toEqual([]);
  });
}

test("the switch works at once, keeps the screen and lasts", async ({ page }) => {
  await open(page, "/figures?period=2021");
  await page.getByRole("button", { name: "বাংলা" }).click();
  await expect(page.locator(".figure-card .value").first()).toHaveText("১৮৬");
  await expect(page).toHaveURL(/period=2021/);
  await page.reload();
  await ready(page, "bn");
  await expect(page.locator(".figure-card .value").first()).toHaveText("১৮৬");
  await speak(page, "en");
});
