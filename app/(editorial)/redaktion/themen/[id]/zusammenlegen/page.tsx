import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { countInBoth, findTopic, getTopicForEditing } from '#db/articles/topics.ts';
import { TOPIC_NAME_MAX_LENGTH } from '#lib/articles/topic-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { deskPath, deskTopicPath, deskTopicsPath, topicPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';
import { mergeTopic } from '../actions.ts';

export const metadata: Metadata = { title: 'Themen zusammenlegen', robots: { index: false, follow: false } };

export default async function MergeTopicPage({
  params,
  searchParams,
}: PageProps<'/redaktion/themen/[id]/zusammenlegen'>) {
  const [{ id }, { mit }] = await Promise.all([params, searchParams]);
  await requireRole(deskPath, canWriteArticles);
  const source = isRowId(Number(id)) ? await getTopicForEditing(Number(id)) : null;
  if (!source) notFound();

  const asked = typeof mit === 'string' ? mit.replaceAll('\u0000', '').slice(0, TOPIC_NAME_MAX_LENGTH).trim() : '';
  const found = asked ? await findTopic(asked) : null;
  const target = found?.id === source.id ? null : found;
  const back = (
    <Link href={deskTopicPath(source.id)} prefetch={false} className="button button-quiet">
      Nicht zusammenlegen
    </Link>
  );
  const both = target ? await countInBoth(source.id, target.id) : 0;
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Redaktion', href: deskPath },
          { label: 'Themen', href: deskTopicsPath },
          { label: source.name, href: deskTopicPath(source.id) },
        ]}
        current="Zusammenlegen"
      />
      {!target ? (
        <>
          <PageHeader title="Dieses Thema gibt es nicht">
            <p>{asked ? `„${asked}“ ist kein anderes Thema.` : 'Es fehlt, womit.'}</p>
          </PageHeader>
          {back}
        </>
      ) : (
        <>
          <PageHeader title={`„${source.name}“ geht auf in „${target.name}“`}>
            <p>Das lässt sich nicht zurücknehmen.</p>
          </PageHeader>
          <ul className="mb-6 grid max-w-text list-disc gap-2 pl-5">
            <li>
              {counted(source.articles, 'Artikel steht', 'Artikel stehen')} danach unter „{target.name}“
              {both > 0 && `, davon ${both.toLocaleString('de-DE')} schon jetzt auch dort`}.
            </li>
            <li>
              {topicPath(source.slug)} und die Feeds des Themas führen für immer zu {topicPath(target.slug)}.
            </li>
            {source.description && <li>Die Beschreibung von „{source.name}“ entfällt.</li>}
          </ul>
          <form action={mergeTopic.bind(null, source.id, target.id)} className="flex flex-wrap gap-3">
            <button type="submit" className="button">
              Zusammenlegen
            </button>
            {back}
          </form>
        </>
      )}
    </>
  );
}
