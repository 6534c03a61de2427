// Signs everybody in once; the other tests start with these sessions.
import { test as setup, expect } from "@playwright/test";
import { PASSWORD, email, stateOf, type Role } from "./support";

const roles: Role[] = ["coordinator", "counsellor", "mobiliser", "tsp", "lsp"];

for (const role of roles) {
  setup(`${role} signs in`, async ({ page }) => {
    await page.goto("/sign-in");
    await page.locator("#email").fill(email(role));
    await page.locator("#password").fill(PASSWORD);
    await page.locator("button[type=submit]").click();
    await expect(page.locator(".main-nav")).toBeVisible();
    await page.context().storageState({ path: stateOf(role) });
  });
}
