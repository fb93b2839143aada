import { exportAccount } from '#db/users/export.ts';
import { requireSelf } from '#lib/auth/session.ts';
import { berlinDate } from '#lib/dates.ts';
import { ownDataPath } from '#lib/paths.ts';

/** What we hold about the person who asks, as a file (GDPR Art. 15 and 20). */
export async function GET(): Promise<Response> {
  const user = await requireSelf(ownDataPath);
  const data = await exportAccount(user.id);
  return new Response(`${JSON.stringify({ exportedAt: new Date(), ...data }, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="branchenbuch-daten-${berlinDate(new Date())}.json"`,
      'cache-control': 'private, no-store',
    },
  });
}
