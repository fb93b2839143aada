'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { FileButton, UploadList, useUploads } from '#components/pictures/uploads.tsx';
import type { FormState } from '#lib/form.ts';
import { picturesTyped } from '#lib/pictures/input.ts';
import { ALT_MAX_LENGTH, MOST_BYTES, MOST_PHOTOS } from '#lib/pictures/limits.ts';
import { smallPath } from '#lib/pictures/view.ts';
import type { EntryPicture } from '#lib/submissions/fields.ts';

/** Logo and photos of an entry. Files go to the server by themselves, one after the other; the form holds only their keys. */
export function PictureFields({ values, errors }: FormState) {
  const [pictures, setPictures] = useState(() => picturesTyped(values));
  const { uploads, upload, forget } = useUploads((key, kind: EntryPicture['kind']) =>
    setPictures((before) => {
      const picture = { key, kind, alt: '' };
      return kind === 'logo' ? [picture, ...before.filter((each) => each.kind !== 'logo')] : [...before, picture];
    }),
  );
  const hasScript = useHasScript();
  const section = useRef<HTMLElement>(null);
  const shown = useRef(pictures);
  useEffect(() => {
    if (shown.current === pictures) return;
    shown.current = pictures;
    // To the form around it, this is as if something had been typed.
    section.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [pictures]);

  const isSending = uploads.some(({ problem }) => !problem);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const form = section.current?.closest('form');
    if (!form || !isSending) return;
    // Sent now, the form would go without them. On its way down, so that React does not hear of it.
    const hold = (event: SubmitEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
      section.current?.scrollIntoView({ block: 'end' });
    };
    form.addEventListener('submit', hold, true);
    return () => {
      form.removeEventListener('submit', hold, true);
      setHeld(false);
    };
  }, [isSending]);

  const photos = pictures.filter(({ kind }) => kind === 'photo');
  const logo = pictures.find(({ kind }) => kind === 'logo');
  const room = MOST_PHOTOS - photos.length;
  const change = (key: string, to: Partial<EntryPicture>) =>
    setPictures((before) => before.map((each) => (each.key === key ? { ...each, ...to } : each)));
  const remove = (key: string) => setPictures((before) => before.filter((each) => each.key !== key));
  const move = (from: number, to: number) => setPictures([...(logo ? [logo] : []), ...moved(photos, from, to)]);
  const choose = (kind: EntryPicture['kind']) => (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    upload(kind === 'logo' ? files.slice(0, 1) : files, kind, (index) =>
      kind === 'photo' && index >= room ? `Es ist nur Platz für ${MOST_PHOTOS} Fotos.` : undefined,
    );
  };

  return (
    <section ref={section} id="bilder" className="card grid scroll-mt-4 gap-5 p-4 md:p-6">
      <div>
        <h2 className="text-lg">Bilder</h2>
        <p className="mt-1 text-ink-soft text-sm">
          Ein Logo und bis zu {MOST_PHOTOS} Fotos als JPEG, PNG, WebP oder AVIF, je bis {MOST_BYTES / 1e6} MB. Ort und
          andere Angaben der Kamera entfernen wir.
        </p>
        {errors.pictures && <p className="mt-2 text-closed text-sm">{errors.pictures.join(' ')}</p>}
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-semibold text-sm">
          Logo <span className="font-normal text-ink-soft">(freiwillig)</span>
        </legend>
        {logo && (
          <div className="flex flex-wrap items-center gap-4">
            <Thumbnail picture={logo} />
            <HiddenFields picture={logo} />
            <input type="hidden" name="pictureAlt" value="" />
            {hasScript ? (
              <RemoveButton label="Logo entfernen" onClick={() => remove(logo.key)} />
            ) : (
              <PlainControls picture={logo} place={1} label="Logo" />
            )}
          </div>
        )}
        {hasScript && <FileButton label={logo ? 'Anderes Logo wählen' : 'Logo wählen'} onChange={choose('logo')} />}
      </fieldset>
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-semibold text-sm">
          Fotos <span className="font-normal text-ink-soft">(freiwillig, das erste steht groß)</span>
        </legend>
        {photos.length > 0 && (
          <ol className="grid gap-4">
            {photos.map((photo, index) => (
              <li key={photo.key} className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
                <Thumbnail picture={photo} />
                <div className="grid content-start gap-2">
                  <HiddenFields picture={photo} />
                  <label className="grid gap-1 text-sm">
                    <span className="font-semibold">Was ist auf Foto {index + 1} zu sehen?</span>
                    <input
                      name="pictureAlt"
                      value={photo.alt}
                      onChange={(event) => change(photo.key, { alt: event.target.value })}
                      maxLength={ALT_MAX_LENGTH}
                      autoComplete="off"
                      placeholder="Der Verkaufsraum mit der Brottheke"
                      aria-invalid={errors.pictures && !photo.alt ? true : undefined}
                      className="min-h-11 w-full rounded-card border border-line bg-surface px-3 text-base placeholder:text-ink-soft aria-invalid:border-2 aria-invalid:border-closed"
                    />
                  </label>
                  {hasScript ? (
                    <div className="flex flex-wrap gap-2">
                      <MoveButton
                        up
                        label={`Foto ${index + 1} nach vorn`}
                        disabled={index === 0}
                        onClick={() => move(index, index - 1)}
                      />
                      <MoveButton
                        label={`Foto ${index + 1} nach hinten`}
                        disabled={index === photos.length - 1}
                        onClick={() => move(index, index + 1)}
                      />
                      <RemoveButton label={`Foto ${index + 1} entfernen`} onClick={() => remove(photo.key)} />
                    </div>
                  ) : (
                    <PlainControls picture={photo} place={index + 1} label={`Foto ${index + 1}`} />
                  )}
                </div>
              </li>
            ))}
          </ol>
        )}
        {hasScript && room > 0 && <FileButton label="Fotos hinzufügen" multiple onChange={choose('photo')} />}
      </fieldset>
      <noscript>
        <p className="mb-3 text-ink-soft text-sm">
          Ohne JavaScript laden Sie Bilder auf einer eigenen Seite hoch. Ein Entwurf wird dabei gespeichert; andere
          Änderungen eines Eintrags senden Sie bitte vorher ab.
        </p>
        <button type="submit" name="intent" value="pictures" className="button button-quiet">
          Bilder hochladen
        </button>
      </noscript>
      <UploadList uploads={uploads} forget={forget} />
      {isHeld && (
        <p role="alert" className="text-closed text-sm">
          Einen Moment noch: Ihre Bilder sind noch nicht alle hochgeladen.
        </p>
      )}
    </section>
  );
}

function Thumbnail({ picture: { key, kind, alt } }: { picture: EntryPicture }) {
  return (
    // biome-ignore lint/performance/noImgElement: the sizes are made once, at upload, not at each request
    <img
      src={smallPath(key)}
      alt={kind === 'logo' ? 'Ihr Logo' : alt}
      width={112}
      height={84}
      className={`h-21 w-28 rounded-card border border-line ${kind === 'logo' ? 'bg-white object-contain p-1' : 'bg-sunken object-cover'}`}
    />
  );
}

const HiddenFields = ({ picture: { key, kind } }: { picture: EntryPicture }) => (
  <>
    <input type="hidden" name="pictureKey" value={key} />
    <input type="hidden" name="pictureKind" value={kind} />
  </>
);

/** What buttons do with JavaScript, as fields that count when the form is sent. */
function PlainControls({ picture, place, label }: { picture: EntryPicture; place: number; label: string }) {
  const isLogo = picture.kind === 'logo';
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      {isLogo ? (
        <input type="hidden" name="picturePlace" value="" />
      ) : (
        <label className="flex items-center gap-2">
          <span>
            Platz<span className="sr-only"> von {label}</span>
          </span>
          <input
            name="picturePlace"
            inputMode="numeric"
            defaultValue={place}
            className="min-h-11 w-16 rounded-card border border-line bg-surface px-3"
          />
        </label>
      )}
      <label className="flex min-h-11 items-center gap-2">
        <input type="checkbox" name="pictureDrop" value={picture.key} className="size-5" />
        {label} entfernen
      </label>
    </div>
  );
}

function MoveButton({ up, label, ...button }: { up?: boolean; label: string; disabled: boolean; onClick: () => void }) {
  const Icon = up ? ArrowUp : ArrowDown;
  return (
    <button type="button" aria-label={label} className={SMALL_BUTTON} {...button}>
      <Icon aria-hidden="true" className="size-5" />
    </button>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className={SMALL_BUTTON}>
      <Trash2 aria-hidden="true" className="size-5" />
      <span className="sr-only">{label}</span>
    </button>
  );
}

const SMALL_BUTTON =
  'inline-flex size-11 cursor-pointer items-center justify-center rounded-card border border-line text-brand hover:bg-brand-wash disabled:cursor-default disabled:opacity-40';

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

const useHasScript = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
