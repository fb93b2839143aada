import { ActingBanner } from '#components/users/acting-banner.tsx';
import { currentUser } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { endActing } from './acting-action.ts';

/** Every page below asks who is there by itself; this only says it when it is not the member. */
export default async function OwnAccountLayout({ children }: LayoutProps<'/konto'>) {
  const user = await currentUser();
  return (
    <>
      {user?.impersonation && (
        <ActingBanner
          name={user.name ? `${user.name} (${user.email})` : user.email}
          until={dateAndTime(user.impersonation.until)}
          end={endActing}
        />
      )}
      {children}
    </>
  );
}
