import type { SeedArticle } from './seed-article.ts';
import { articles as years2006To2011 } from './years-2006-2011.ts';
import { articles as years2012To2016 } from './years-2012-2016.ts';
import { articles as years2017To2021 } from './years-2017-2021.ts';
import { articles as years2022To2026 } from './years-2022-2026.ts';

export const seedArticles: SeedArticle[] = [
  ...years2006To2011,
  ...years2012To2016,
  ...years2017To2021,
  ...years2022To2026,
];

export const seedTopics = [
  {
    slug: 'berufe',
    name: 'Berufe',
    description: 'Was Menschen arbeiten, was sie dafür können müssen und wie sie dazu kamen.',
  },
  { slug: 'digitales', name: 'Digitales', description: 'Website, Programme und Datenschutz für kleine Betriebe.' },
  { slug: 'einzelhandel', name: 'Einzelhandel', description: 'Laden, Markt und Hof: verkaufen, beraten, einrichten.' },
  { slug: 'finanzen', name: 'Finanzen', description: 'Preise, Rechnungen und alles, was gerechnet werden muss.' },
  { slug: 'gruendung', name: 'Gründung & Nachfolge', description: 'Anfangen, übernehmen, übergeben.' },
  { slug: 'handwerk', name: 'Handwerk', description: 'Aus Werkstätten und von Baustellen.' },
  { slug: 'marketing', name: 'Marketing', description: 'Gefunden werden, sich erklären, in Erinnerung bleiben.' },
  { slug: 'nachhaltigkeit', name: 'Nachhaltigkeit', description: 'Energie sparen, reparieren, teilen.' },
  { slug: 'personal', name: 'Personal & Ausbildung', description: 'Leute finden, halten und gut mit ihnen arbeiten.' },
  {
    slug: 'recht-und-steuern',
    name: 'Recht & Steuern',
    description: 'Vorschriften verständlich, ohne Beratung zu ersetzen.',
  },
];

export const seedAuthors = [
  // Named as the old site named its login `redaktion`, under which its articles may be imported.
  { slug: 'redaktion', name: 'European Business Connect', bio: 'Die Redaktion des Branchenbuchs.' },
  {
    slug: 'jana-feldkamp',
    name: 'Jana Feldkamp',
    bio: 'Schreibt über Werbung, Sprache und den Umgang mit Kunden. Eine erfundene Autorin.',
  },
  {
    slug: 'martin-osterloh',
    name: 'Martin Osterloh',
    bio: 'Schreibt über Geld, Recht und Vorschriften. Ein erfundener Autor.',
  },
  {
    slug: 'helene-brandis',
    name: 'Helene Brandis',
    bio: 'Besucht Läden, Höfe und Werkstätten. Eine erfundene Autorin.',
  },
];
