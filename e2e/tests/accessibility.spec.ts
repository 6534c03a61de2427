import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Language, type Role, expect, onlyBangla, open, sidewaysScroll, stateOf, test } from "./support";

// These only look: both workers share them.
test.describe.configure({ mode: "parallel" });

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

type Look = [keyof typeof SIZES, Language, "light" | "dark"];

function screens(role: Role, addresses: string[], ...looks: Look[]) {
  for (const [size, language, colorScheme] of looks) {
    test.describe(`${role}, ${language}, ${size}, ${colorScheme}`, () => {
      test.use({ storageState: stateOf(role), viewport: SIZES[size], colorScheme });
      for (const address of addresses) {
        test(address, async ({ page }) => {
          await open(page, address, language);
          await check(page);
          if (language === "bn") await onlyBangla(page);
        });
      }
    });
  }
}

// Every two of size, language and scheme meet.
screens(
  "coordinator",
  COORDINATOR,
  ["phone", "bn", "light"],
  ["phone", "en", "dark"],
  ["desktop", "bn", "dark"],
  ["desktop", "en", "light"],
);
screens("counsellor", ["/survivors"], ["phone", "bn", "light"], ["desktop", "bn", "light"]);
screens("tsp", ["/"], ["phone", "bn", "light"]);

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
