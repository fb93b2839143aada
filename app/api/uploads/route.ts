import { addToLibrary, replaceInLibrary } from '#db/pictures/library.ts';
import { removePictures } from '#db/pictures/mutations.ts';
import { currentUser } from '#lib/auth/session.ts';
import { libraryItemPath, libraryPath, signInPath, uploadPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { nameFromFile, readLibraryUpload } from '#lib/pictures/library-input.ts';
import { type PictureProblem, problemStatus, problemText } from '#lib/pictures/problems.ts';
import { readUploads } from '#lib/pictures/uploads.ts';
import { storeUpload } from './store.ts';

/**
 * One picture a request. The form's own script gets JSON; a form without script names in the address whose pictures they are, and
 * is led back to its page. `?mediathek=` makes a picture for articles of it. The front door has made sure that the request comes from here.
 */
export async function POST(request: Request): Promise<Response> {
  const isScript = request.headers.get('accept')?.includes('application/json') ?? false;
  const query = new URL(request.url).searchParams;
  const library = readLibraryUpload(query);
  if (library) return toLibrary(request, library, isScript);
  const uploads = readUploads(query);
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

/** For articles: `target` is the picture of the library that the file takes the place of, or `neu`. */
async function toLibrary(request: Request, target: string, isScript: boolean): Promise<Response> {
  const page = target === 'neu' ? libraryPath : libraryItemPath(target);
  const refuse = (problem: PictureProblem) =>
    isScript ? answer(problem) : seeOther(`${page}?${new URLSearchParams({ problem })}`);
  const user = await currentUser();
  if (!user?.emailVerified) return isScript ? answer('signedOut') : seeOther(signInPath(page));
  if (!canWriteArticles(user)) return answer('notAllowed');

  const stored = await storeUpload(request, user.id);
  if ('problem' in stored) return refuse(stored.problem);
  if (target === 'neu') await addToLibrary(stored.key, nameFromFile(stored.fileName), user.id);
  else if (!(await replaceInLibrary(target, stored.key, user.id))) {
    await removePictures([stored.key]);
    return refuse('gone');
  }
  const key = target === 'neu' ? stored.key : target;
  return isScript ? Response.json({ key }) : seeOther(libraryItemPath(key));
}

const answer = (problem: PictureProblem) =>
  Response.json({ problem: problemText(problem) }, { status: problemStatus(problem) });

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
