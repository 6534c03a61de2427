import { expect, open, ready, stateOf, test } from "./support";

test.use({ storageState: stateOf("coordinator") });

// No test leaves this machine: the weather is answered here.
test.beforeEach(async ({ context }) => {
  await context.route(/accuweather/, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
});

for (const way of ["the button", "Escape three times"]) {
  test(`${way} leaves, and the way back leads nowhere`, async ({ page }) => {
    await open(page, "/figures?period=2021");
    await page.goto("/survivors/RJ-0001");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("RJ-0001");
    if (way === "the button") await page.getByRole("button", { name: "Quick exit" }).click();
    else for (let press = 0; press < 3; press += 1) await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/accuweather/);
    await page.goBack().catch(() => {});
    await expect(page).toHaveURL(/accuweather|about:blank/);
  });
}

test("a tap while the first screen is still on its way leads where it says", async ({ page, context }) => {
  await open(page, "/account");
  let release = () => {};
  const held = new Promise<void>((free) => (release = free));
  await context.route(/survivors_part/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await page.goto("/survivors", { waitUntil: "commit" });
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await expect(page).toHaveURL("/account");
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  release();
  await page.getByRole("link", { name: "Survivors", exact: true }).click();
  await expect(page.locator("#list")).toHaveText("369 survivors");
});

test.describe("without a connection", () => {
  test.use({ expected: [/ERR_INTERNET_DISCONNECTED|Failed to load resource/] });

  test("it is said calmly, and another try brings the screen", async ({ page, context }) => {
    await open(page, "/survivors");
    await context.setOffline(true);
    await expect(page.getByRole("status").filter({ hasText: "No connection." })).toBeVisible();
    await page.getByLabel("Sex").selectOption("male");
    await expect(page.getByRole("alert")).toContainText("Nothing is lost");
    await context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("#list")).toHaveText("237 survivors");
  });
});

test.describe("when the session has ended", () => {
  test.use({ storageState: { cookies: [], origins: [] }, expected: [/401/] });

  test("sign-in comes, and then the same screen", async ({ page, context }) => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: /Coordinator/ }).click();
    await ready(page, "en");
    await expect(page).toHaveURL("/today");
    await context.clearCookies();
    await page.getByRole("link", { name: "Survivors", exact: true }).click();
    await expect(page).toHaveURL(/\/sign-in\?to=%2Fsurvivors/);
    await page.getByRole("button", { name: /Coordinator/ }).click();
    await expect(page).toHaveURL("/survivors");
  });
});

test("the account tells what is wrong with a new password at its field", async ({ page }) => {
  await open(page, "/account");
  await page.getByLabel("Present password").fill("try-it-in-jashore-2021");
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator(".field .problem")).toContainText("12");
  await expect(page.getByLabel("New password")).toHaveAttribute("aria-invalid", "true");
});

for (const role of ["tsp", "lsp"] as const) {
  test.describe(role, () => {
    test.use({ storageState: stateOf(role) });
    test("has an honest, calm start", async ({ page }) => {
      await open(page, "/");
      await expect(page.getByText("Nothing waits for you.")).toBeVisible();
    });
  });
}

test.describe("mobiliser", () => {
  test.use({ storageState: stateOf("mobiliser") });
  test("sees the figures of events", async ({ page }) => {
    await open(page, "/");
    await expect(page).toHaveURL("/leads");
    await page.getByRole("link", { name: "Figures", exact: true }).click();
    await expect(page.getByRole("link", { name: "People made aware" }).first()).toBeVisible();
    await expect(page.getByText("Survivors enrolled")).toHaveCount(0);
  });
});
