import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Language, type Role, expect, open, sidewaysScroll, stateOf, test } from "./support";

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
const COORDINATOR = [
  "/figures?period=2021",
  "/figures?period=2021-01-05..2021-02-01",
  "/figures/survivors_enrolled?period=2021",
  "/figures/survivors_enrolled?period=2021&by=upazila",
  "/survivors",
  "/survivors/RJ-0001",
  "/imports",
  "/account",
  "/nowhere",
];

async function check(page: Page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
  expect(told).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}

function screens(role: Role, addresses: string[], language: Language, colorScheme: "light" | "dark") {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${role}, ${language}, ${size}, ${colorScheme}`, () => {
      test.use({ storageState: stateOf(role), viewport, colorScheme });
      for (const address of addresses) {
        test(address, async ({ page }) => {
          await open(page, address, language);
          await check(page);
        });
      }
    });
  }
}

screens("coordinator", COORDINATOR, "bn", "light");
screens("coordinator", COORDINATOR, "bn", "dark");
screens("coordinator", COORDINATOR, "en", "light");
screens("counsellor", ["/survivors"], "bn", "light");
screens("tsp", ["/"], "bn", "light");

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const language of ["en", "bn"] as const) {
    test.describe(`signed out, ${language}, ${size}`, () => {
      test.use({ viewport, locale: language });
      test("/sign-in", async ({ page }) => {
        await page.goto("/sign-in");
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.locator("details ul button").first()).toBeVisible();
        await check(page);
      });
    });
  }
}
