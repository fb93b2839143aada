import { currentUser } from '#lib/auth/session.ts';
import { signInPath, uploadPath } from '#lib/paths.ts';
import { problemStatus, problemText } from '#lib/pictures/problems.ts';
import { readUploads } from '#lib/pictures/uploads.ts';
import { storeUpload } from './store.ts';

/**
 * One picture a request. The form's own script gets JSON; a form without script names in the address whose pictures they are, and
 * is led back to its page. The front door has made sure that the request comes from here.
 */
export async function POST(request: Request): Promise<Response> {
  const isScript = request.headers.get('accept')?.includes('application/json') ?? false;
  const uploads = readUploads(new URL(request.url).searchParams);
  if (!isScript && !uploads) return Response.json({ problem: problemText('unreadable') }, { status: 400 });

  const user = await currentUser();
  if (!user?.emailVerified) {
    if (isScript) return answer('signedOut');
    return seeOther(signInPath(uploads ? uploadPath(uploads.form, uploads.pictures) : undefined));
  }

  const stored = await storeUpload(request, user.id);
  if (isScript) return 'problem' in stored ? answer(stored.problem) : Response.json({ key: stored.key });
  if (!uploads) return answer('unreadable');
  const { form, pictures } = uploads;
  if ('problem' in stored) return seeOther(uploadPath(form, pictures, stored.problem));
  const kind = stored.fields.get('kind') === 'logo' ? 'logo' : 'photo';
  return seeOther(uploadPath(form, [...pictures, { key: stored.key, kind }]));
}

const answer = (problem: Parameters<typeof problemText>[0]) =>
  Response.json({ problem: problemText(problem) }, { status: problemStatus(problem) });

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
