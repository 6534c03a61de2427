// Nobody is signed in here.
import { PASSWORD, email, expect, latinWords, test } from "./support";

test("a wrong password is said in words, and what was typed stays", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email("coordinator"));
  await page.locator("#password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("don't match");
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("E-mail")).toHaveValue(email("coordinator"));
});

test("in the demo one tap signs in", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL("/sign-in");
  await page.getByRole("button", { name: /Coordinator/ }).click();
  await expect(page).toHaveURL("/today");
});

test("a deep link leads through sign-in and back", async ({ page }) => {
  await page.goto("/survivors?sex=female");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByLabel("E-mail").fill(email("coordinator"));
  await page.locator("#password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/survivors?sex=female");
});

test("nobody is sent to another site after signing in", async ({ page }) => {
  await page.goto("/sign-in?to=//elsewhere.example/");
  await page.getByRole("button", { name: /Coordinator/ }).click();
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/today/);
});

test("the language is chosen before signing in, and says nothing of what the office does", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "বাংলা" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("প্রবেশ করুন");
  expect(await latinWords(page)).toEqual([]);
  const said = (await page.locator("body").innerText()).toLowerCase();
  expect(said).not.toMatch(/survivor|trafficking|সারভাইভার|পাচার/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("প্রবেশ করুন");
});
