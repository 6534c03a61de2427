// Fills the demo once and signs everybody in; each spec file starts with a copy, sessions included.
import { request } from "@playwright/test";
import { rmSync } from "node:fs";
import { Office, SAMPLE } from "./office";
import { PASSWORD, ROLES, email, stateOf } from "./tests/accounts";

const SIGN_IN = "mutation($input: SignInInput!) { signIn(input: $input) { problems { code } } }";

export default async function fill() {
  rmSync(SAMPLE, { recursive: true, force: true });
  const office = new Office();
  await office.start(SAMPLE);
  try {
    for (const role of ROLES) {
      const browser = await request.newContext({ baseURL: office.address });
      const input = { email: email(role), password: PASSWORD, sharedDevice: false };
      const answer = await (await browser.post("/graphql", { data: { query: SIGN_IN, variables: { input } } })).json();
      if (answer.data?.signIn.problems.length !== 0) throw new Error(`${role} can't sign in: ${JSON.stringify(answer)}`);
      await browser.storageState({ path: stateOf(role) });
      await browser.dispose();
    }
  } finally {
    await office.close();
  }
}
