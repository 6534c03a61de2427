import { type Language, type Role, check, expect, onlyBangla, open, stateOf, test } from "./support";

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
