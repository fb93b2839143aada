import { hash } from 'node:crypto';
import { contentSecurityPolicy } from './security-headers.ts';

/** Pages that must work when nothing else does: no stylesheet, no script, no database. */
const style = `:root{color-scheme:light dark}body{margin:0 auto;max-width:38rem;padding:12vh 1.25rem;background:light-dark(#faf8f3,#14171a);color:light-dark(#1d2327,#ebe8e1);font:1.0625rem/1.55 ui-sans-serif,system-ui,sans-serif}h1{font:650 1.6875rem/1.2 ui-serif,Georgia,serif}a{color:light-dark(#0a5c50,#6fd3bd)}`;

/** The policy under which these pages are sent. */
export const errorPagePolicy = contentSecurityPolicy([], [`'sha256-${hash('sha256', style, 'base64')}'`]);

const texts = {
  400: [
    'Diese Adresse ist nicht lesbar',
    'Sie enthält Zeichen, die in keiner Adresse dieser Website vorkommen. Vielleicht wurde der Link beim Kopieren abgeschnitten.',
  ],
  403: [
    'Diese Anfrage kam von einer anderen Website',
    'Zu Ihrer Sicherheit nehmen wir Eingaben nur von unseren eigenen Seiten an. Öffnen Sie das Formular bitte hier noch einmal.',
  ],
  404: [
    'Diese Seite gibt es nicht',
    'Vielleicht hat sich die Adresse geändert, oder es fehlt ein Zeichen. Manche Seiten sehen nur die Personen, denen sie gehören.',
  ],
  405: ['So lässt sich diese Seite nicht aufrufen', 'Bitte öffnen Sie die Seite mit einem gewöhnlichen Link.'],
  408: [
    'Das hat zu lange gedauert',
    'Ihre Eingaben sind nicht ganz angekommen, gespeichert wurde nichts. Mit „Zurück“ finden Sie sie wieder; bitte schicken Sie sie noch einmal ab.',
  ],
  409: [
    'Diese Seite wurde inzwischen erneuert',
    'Ihre Eingaben sind noch nicht gespeichert. Mit „Zurück“ finden Sie sie wieder: Kopieren Sie längere Texte, laden Sie die Seite neu und schicken Sie das Formular noch einmal ab.',
  ],
  413: [
    'Das ist zu viel auf einmal',
    'Ein Formular fasst hier höchstens ein Megabyte Text, ein Bild hat höchstens 15. Gespeichert wurde nichts; mit „Zurück“ finden Sie Ihre Eingaben wieder.',
  ],
  500: [
    'Da ist etwas schiefgegangen',
    'Der Fehler liegt bei uns und wurde vermerkt. Bitte versuchen Sie es gleich noch einmal. Was Sie in ein Formular geschrieben haben, finden Sie mit „Zurück“ wieder.',
  ],
  503: [
    'Gerade nicht erreichbar',
    'Das Branchenbuch wird in wenigen Augenblicken wieder da sein. Bitte laden Sie die Seite dann neu. Was Sie in ein Formular geschrieben haben, finden Sie mit „Zurück“ wieder.',
  ],
} as const;

export type ErrorStatus = keyof typeof texts;

export function errorPage(status: ErrorStatus): string {
  const [title, text] = texts[status];
  return `<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Branchenbuch</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">Zur Startseite</a></p>
</main>
</body>
</html>
`;
}
