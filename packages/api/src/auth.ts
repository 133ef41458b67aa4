import { authSchema, connectDrizzle } from "@souk/db";
import { APIError } from "better-auth/api";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";

/** Proves who holds an account. Sessions of the portals are ours; better-auth's own are ended as soon as they have proved something. */
export interface Accounts {
  /** The account's id, or null for a wrong e-mail or password; both take the same time. */
  prove(email: string, password: string): Promise<string | null>;
  /** Makes an account and answers its id; null when the e-mail is taken. */
  register(email: string, password: string, name: string): Promise<string | null>;
  emailOf(accountId: string): Promise<string | null>;
}

/** Accounts over better-auth, which is built at the first question and not before: most processes are never asked. */
export function createAccounts({ databaseUrl, secret, baseUrl }: { databaseUrl?: string; secret: string; baseUrl: string }): Accounts {
  const build = () => {
    const auth = betterAuth({
      database: drizzleAdapter(connectDrizzle(databaseUrl), { provider: "pg", schema: authSchema }),
      secret,
      baseURL: baseUrl,
      emailAndPassword: { enabled: true, minPasswordLength: 12, maxPasswordLength: 200, autoSignIn: false },
      // Attempts are counted at our own door, by account and address.
      rateLimit: { enabled: false },
      telemetry: { enabled: false },
      logger: { disabled: true },
    });
    return auth;
  };
  let built: ReturnType<typeof build> | undefined;
  const auth = () => (built ??= build());

  return {
    async prove(email, password) {
      try {
        const { user, token } = await auth().api.signInEmail({ body: { email, password } });
        const context = await auth().$context;
        await context.internalAdapter.deleteSession(token);
        return user.id;
      } catch (error) {
        if (isExpected(error)) return null;
        throw error;
      }
    },
    async register(email, password, name) {
      try {
        const { internalAdapter } = await auth().$context;
        // For an e-mail that is taken better-auth answers with a user that does not exist.
        if (await internalAdapter.findUserByEmail(email)) return null;
        const { user } = await auth().api.signUpEmail({ body: { email, password, name } });
        return (await internalAdapter.findUserById(user.id)) ? user.id : null;
      } catch (error) {
        if (isExpected(error)) return null;
        throw error;
      }
    },
    async emailOf(accountId) {
      const context = await auth().$context;
      return (await context.internalAdapter.findUserById(accountId))?.email ?? null;
    },
  };
}

/** Wrong password, unknown or taken e-mail: answers, not faults. */
const isExpected = (error: unknown): boolean => error instanceof APIError && typeof error.statusCode === "number" && error.statusCode < 500;
