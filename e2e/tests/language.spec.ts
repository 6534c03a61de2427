import { expect, onlyBangla, open, ready, speak, stateOf, test } from "./support";

test.use({ storageState: stateOf("coordinator") });

// The screens that accessibility.spec.ts opens in Bangla are looked at there.
const SCREENS = [
  "/figures?period=2021-Q3",
  "/figures/survivors_enrolled?period=2021&by=month",
  "/figures/event_tie_tfd?period=2021",
  "/figures/union_parishads_with_budget?period=2021",
  "/figures/food_support?period=2021",
  "/survivors/RJ-9999",
];

for (const screen of SCREENS) {
  test(`${screen} leaves no Latin word in Bangla`, async ({ page }) => {
    await open(page, screen, "bn");
    await onlyBangla(page);
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
