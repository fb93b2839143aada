-- The words of a text, folded and with nothing between them but spaces: left alone, PostgreSQL takes „Dr.Müller“ for a host.
CREATE FUNCTION words_of(input text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(fold(input), '[^[:alnum:]]+', ' ', 'g')
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION company_search_vector(name text, brand text, operator text, street_address text, description text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', words_of(name)), 'A')
    || setweight(to_tsvector('pg_catalog.german', words_of(name)), 'B')
    || setweight(to_tsvector('pg_catalog.german', words_of(concat_ws(' ', brand, operator))), 'C')
    || setweight(to_tsvector('pg_catalog.german', words_of(concat_ws(' ', street_address, left(description, 2000)))), 'D')
$$;--> statement-breakpoint
-- The same expression once more: what is stored is made anew with the new function.
ALTER TABLE companies ALTER COLUMN search_vector
  SET EXPRESSION AS (company_search_vector(name, brand, operator, street_address, description));--> statement-breakpoint
CREATE FUNCTION website_host(website text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(substring(website from '^[a-zA-Z]+://(?:www\.)?([^/:?#]+)'))
$$;--> statement-breakpoint
-- How a German name sounds, so that Meier, Meyer, Maier and Mayr are one, and so are Schmid and Schmitt, Becker and Bäcker. Closer than
-- the Kölner Phonetik, which takes Meier, Mohr, Mauer and Maria for one, too.
CREATE FUNCTION sound_of(written text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  sound text := translate(
    regexp_replace(replace(replace(replace(lower(written), 'ß', 'ss'), 'ae', 'ä'), 'oe', 'ö'), '(?<![aeq])ue', 'ü', 'g'),
    'äyéèêëáàâíìîóòôúùû', 'eieeeeaaaiiiooouuu');
BEGIN
  sound := replace(replace(replace(replace(sound, 'sch', '5'), 'chs', 'ks'), 'ch', '6'), 'ph', 'f');
  sound := regexp_replace(sound, '^6', 'k');
  sound := replace(replace(replace(replace(replace(sound, 'th', 't'), 'dt', 't'), 'ck', 'k'), 'qu', 'kw'), 'x', 'ks');
  sound := regexp_replace(replace(replace(replace(sound, 'tz', 'z'), 'ts', 'z'), 'c', 'k'), 'v', 'f', 'g');
  sound := regexp_replace(sound, '[ea][ij]', '3', 'g');
  sound := replace(replace(replace(sound, 'eu', '4'), 'oi', '4'), 'ie', 'i');
  sound := regexp_replace(sound, '([aeiouöü34])h(?![aeiouöü])', '\1', 'g');
  sound := regexp_replace(sound, '(.)\1+', '\1', 'g');
  sound := regexp_replace(regexp_replace(sound, 'er$', 'r'), '(..)e$', '\1');
  RETURN left(sound, -1) || translate(right(sound, 1), 'bdg', 'ptk');
END $$;--> statement-breakpoint
-- The word and what remains of it without one letter, of a long one also without two: two words are one error (two) apart when they
-- have one of these in common (symmetric delete, as in SymSpell).
CREATE FUNCTION word_variants(word text) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  variants integer[] := ARRAY[hashtext(word)];
  shorter text;
BEGIN
  FOR n IN 1 .. char_length(word) LOOP
    shorter := left(word, n - 1) || substr(word, n + 1);
    variants := variants || hashtext(shorter);
    IF char_length(word) BETWEEN 8 AND 16 THEN
      FOR m IN n .. char_length(shorter) LOOP
        variants := variants || hashtext(left(shorter, m - 1) || substr(shorter, m + 1));
      END LOOP;
    END IF;
  END LOOP;
  RETURN variants;
END $$;--> statement-breakpoint
CREATE TABLE "place_sections" (
	"place_id" integer NOT NULL,
	"name" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	CONSTRAINT "place_sections_place_id_name_pk" PRIMARY KEY("place_id","name")
);
--> statement-breakpoint
CREATE TABLE "name_words" (
	"word" text collate "C" PRIMARY KEY NOT NULL,
	"written" text NOT NULL,
	"frequency" integer DEFAULT 1 NOT NULL,
	"sound" text GENERATED ALWAYS AS (sound_of(written)) STORED NOT NULL,
	"variants" integer[] GENERATED ALWAYS AS (word_variants(word)) STORED NOT NULL,
	CONSTRAINT "name_words_length" CHECK (char_length(word) between 2 and 40)
);
--> statement-breakpoint
DROP INDEX "companies_phone";--> statement-breakpoint
ALTER TABLE "place_sections" ADD CONSTRAINT "place_sections_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "name_words_sound" ON "name_words" USING btree ("sound");--> statement-breakpoint
CREATE INDEX "name_words_variants" ON "name_words" USING gin ("variants");--> statement-breakpoint
CREATE INDEX "companies_website" ON "companies" USING btree (website_host(website)) WHERE website is not null;--> statement-breakpoint
CREATE INDEX "companies_phone" ON "companies" USING btree ("phone" text_pattern_ops);--> statement-breakpoint

-- Only words that are not known yet are written: no two writers wait for each other at „gmbh“. In the order of words, so that
-- two who bring the same new ones cannot lock each other out.
CREATE FUNCTION add_name_words(names text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO name_words (word, written)
  SELECT word, min(written) FROM (
    SELECT fold(written) AS word, written
    FROM (SELECT DISTINCT regexp_split_to_table(lower(name), '[^[:alnum:]]+') AS written FROM unnest(names) AS name) AS tokens
  ) AS words
  WHERE char_length(word) BETWEEN 2 AND 40 AND word !~ '^[0-9]+$' AND word !~ '[^[:alnum:]]'
  GROUP BY word ORDER BY word
  ON CONFLICT DO NOTHING
$$;--> statement-breakpoint
CREATE FUNCTION name_words_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_name_words(array_agg(name)) FROM new_rows WHERE listed;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION name_words_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_name_words(array_agg(fresh.name)) FROM new_rows AS fresh JOIN old_rows AS stale USING (id)
   WHERE fresh.listed AND (NOT stale.listed OR fresh.name <> stale.name);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER name_words_insert AFTER INSERT ON companies REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION name_words_insert();--> statement-breakpoint
CREATE TRIGGER name_words_update AFTER UPDATE ON companies REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION name_words_update();--> statement-breakpoint
SELECT add_name_words(array_agg(name)) FROM companies WHERE listed;
