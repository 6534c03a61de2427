// The accounts of the demo.
export type Role = "coordinator" | "counsellor" | "mobiliser" | "tsp" | "lsp";
export const ROLES: Role[] = ["coordinator", "counsellor", "mobiliser", "tsp", "lsp"];

/** The demo shows its password on the sign-in page. */
export const PASSWORD = "try-it-in-jashore-2021";
export const email = (role: Role) => `${role}@demo.example`;
/** Where the setup keeps the session of a role. */
export const stateOf = (role: Role) => `test-results/.sessions/${role}.json`;
