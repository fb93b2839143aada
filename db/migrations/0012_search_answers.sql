-- Searching by words and place in one index.
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
-- What a list can be narrowed down to, a bit each. lib/search/features.ts is its twin.
CREATE FUNCTION company_features(access wheelchair_access, payment text[], languages text[], has_photos boolean)
RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (has_photos::int)
    | coalesce((access = 'yes')::int << 1, 0)
    | coalesce((access in ('yes', 'limited'))::int << 2, 0)
    | ((payment && '{cash,coins,notes}')::int << 3)
    | ((payment && '{girocard,debit_cards,cards,maestro,v_pay}')::int << 4)
    | ((payment && '{credit_cards,cards,visa,mastercard,american_express,diners_club,jcb}')::int << 5)
    | ((payment && '{contactless,mastercard_contactless,visa_contactless,apple_pay,google_pay}')::int << 6)
    | ((payment && '{invoice,bank_transfer}')::int << 7)
    | ((payment && '{paypal}')::int << 8)
    | ((languages @> '{en}')::int << 9)
    | ((languages @> '{fr}')::int << 10)
    | ((languages @> '{es}')::int << 11)
    | ((languages @> '{it}')::int << 12)
    | ((languages @> '{pt}')::int << 13)
    | ((languages @> '{nl}')::int << 14)
    | ((languages @> '{pl}')::int << 15)
    | ((languages @> '{cs}')::int << 16)
    | ((languages @> '{ru}')::int << 17)
    | ((languages @> '{uk}')::int << 18)
    | ((languages @> '{tr}')::int << 19)
    | ((languages @> '{ar}')::int << 20)
    | ((languages @> '{fa}')::int << 21)
    | ((languages @> '{ro}')::int << 22)
    | ((languages @> '{bg}')::int << 23)
    | ((languages @> '{hu}')::int << 24)
    | ((languages @> '{hr}')::int << 25)
    | ((languages @> '{sr}')::int << 26)
    | ((languages @> '{sq}')::int << 27)
    | ((languages @> '{el}')::int << 28)
    | ((languages @> '{vi}')::int << 29)
$$;--> statement-breakpoint
CREATE TABLE "opening_times" (
	"hours_key" bigint NOT NULL,
	"region" integer NOT NULL,
	"opening_hours" text NOT NULL,
	"open" "tstzmultirange" DEFAULT '{}' NOT NULL,
	"known_until" date,
	CONSTRAINT "opening_times_hours_key_region_pk" PRIMARY KEY("hours_key","region")
);
--> statement-breakpoint
DROP INDEX "companies_search";--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "has_photos" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "features" integer GENERATED ALWAYS AS (company_features(wheelchair, payment, languages, has_photos)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "hours_key" bigint GENERATED ALWAYS AS (hashtextextended(opening_hours, 0)) STORED;--> statement-breakpoint
ALTER TABLE "company_categories" ADD COLUMN "latitude" real;--> statement-breakpoint
ALTER TABLE "company_categories" ADD COLUMN "longitude" real;--> statement-breakpoint
ALTER TABLE "company_categories" ADD COLUMN "features" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "company_categories" ADD COLUMN "hours_key" bigint;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "holiday_region" integer GENERATED ALWAYS AS (case when kind = 'town' and slug = 'augsburg' then id else state_id end) STORED;--> statement-breakpoint
CREATE INDEX "opening_times_to_renew" ON "opening_times" USING btree ("known_until" NULLS FIRST);--> statement-breakpoint
CREATE INDEX "companies_best" ON "companies" USING btree ("quality" DESC NULLS FIRST,"id") INCLUDE ("place_id", "latitude", "longitude", "features", "hours_key") WHERE listed;--> statement-breakpoint
CREATE INDEX "companies_search" ON "companies" USING gin ("search_vector","place_id") WITH (fastupdate=off);--> statement-breakpoint
DROP INDEX "companies_listed_in_place";--> statement-breakpoint
CREATE INDEX "companies_listed_in_place" ON "companies" USING btree ("place_id","quality" DESC NULLS FIRST,"id") INCLUDE ("latitude", "longitude", "features", "hours_key") WHERE listed;--> statement-breakpoint
DROP INDEX "company_categories_in_place";--> statement-breakpoint
DROP INDEX "company_categories_best";--> statement-breakpoint

-- The trades of an entry repeat more of it than before.
CREATE OR REPLACE FUNCTION company_categories_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT place_id, quality, listed, latitude, longitude, features, hours_key
    INTO NEW.place_id, NEW.quality, NEW.published, NEW.latitude, NEW.longitude, NEW.features, NEW.hours_key
    FROM companies WHERE id = NEW.company_id;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION companies_spread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE company_categories AS own
     SET place_id = fresh.place_id, quality = fresh.quality, published = fresh.listed, latitude = fresh.latitude,
         longitude = fresh.longitude, features = fresh.features, hours_key = fresh.hours_key
    FROM new_rows AS fresh JOIN old_rows AS stale USING (id)
   WHERE own.company_id = fresh.id
     AND (stale.place_id, stale.quality, stale.listed, stale.latitude, stale.longitude, stale.features, stale.hours_key)
         IS DISTINCT FROM
         (fresh.place_id, fresh.quality, fresh.listed, fresh.latitude, fresh.longitude, fresh.features, fresh.hours_key);
  RETURN NULL;
END $$;--> statement-breakpoint
UPDATE company_categories AS own
   SET latitude = company.latitude, longitude = company.longitude, features = company.features, hours_key = company.hours_key
  FROM companies AS company WHERE company.id = own.company_id;--> statement-breakpoint
CREATE INDEX "company_categories_in_place" ON "company_categories" USING btree ("category_id","place_id","quality" DESC NULLS FIRST,"company_id") INCLUDE ("latitude", "longitude", "features", "hours_key") WHERE published;--> statement-breakpoint
CREATE INDEX "company_categories_best" ON "company_categories" USING btree ("category_id","quality" DESC NULLS FIRST,"company_id") INCLUDE ("place_id", "latitude", "longitude", "features", "hours_key") WHERE published;--> statement-breakpoint

CREATE FUNCTION company_photos_mark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  company integer;
BEGIN
  FOREACH company IN ARRAY ARRAY[OLD.company_id, NEW.company_id] LOOP
    UPDATE companies SET has_photos = NOT has_photos
     WHERE id = company
       AND has_photos <> EXISTS (SELECT FROM company_photos WHERE company_id = company AND kind = 'photo');
  END LOOP;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER company_photos_mark AFTER INSERT OR UPDATE OR DELETE ON company_photos
  FOR EACH ROW EXECUTE FUNCTION company_photos_mark();--> statement-breakpoint
UPDATE companies SET has_photos = true WHERE id IN (SELECT company_id FROM company_photos WHERE kind = 'photo');--> statement-breakpoint

-- Hours that were not seen before wait for their evaluation. Those that do not speak of holidays are the same everywhere.
CREATE FUNCTION opening_times_of(hours text, holiday_region integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN hours ~* '\m(PH|SH)\M' THEN holiday_region ELSE 0 END
$$;--> statement-breakpoint
CREATE FUNCTION companies_note_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO opening_times (hours_key, region, opening_hours)
  SELECT DISTINCT fresh.hours_key, opening_times_of(fresh.opening_hours, places.holiday_region), fresh.opening_hours
    FROM new_rows AS fresh JOIN places ON places.id = fresh.place_id
   WHERE fresh.listed AND fresh.opening_hours IS NOT NULL
   ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER companies_note_hours_insert AFTER INSERT ON companies REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_note_hours();--> statement-breakpoint
CREATE TRIGGER companies_note_hours_update AFTER UPDATE ON companies REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_note_hours();--> statement-breakpoint
INSERT INTO opening_times (hours_key, region, opening_hours)
SELECT DISTINCT hours_key, opening_times_of(opening_hours, holiday_region), opening_hours
  FROM companies JOIN places ON places.id = place_id WHERE listed AND opening_hours IS NOT NULL;
