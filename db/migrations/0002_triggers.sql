-- The entry and its main trade need each other: checked at the end of the transaction.
ALTER TABLE companies ALTER CONSTRAINT companies_main_category_is_own DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
-- Likewise an article and its live version.
ALTER TABLE articles ALTER CONSTRAINT articles_live_version_is_own DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint

-- company_categories repeats what search needs of its entry. New rows take it from there …
CREATE FUNCTION company_categories_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT place_id, quality, listed INTO NEW.place_id, NEW.quality, NEW.published
    FROM companies WHERE id = NEW.company_id;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER company_categories_fill BEFORE INSERT ON company_categories
  FOR EACH ROW EXECUTE FUNCTION company_categories_fill();--> statement-breakpoint

-- … and follow its changes.
CREATE FUNCTION companies_spread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE company_categories AS own
     SET place_id = fresh.place_id, quality = fresh.quality, published = fresh.listed
    FROM new_rows AS fresh JOIN old_rows AS stale USING (id)
   WHERE own.company_id = fresh.id
     AND (stale.place_id, stale.quality, stale.listed) IS DISTINCT FROM (fresh.place_id, fresh.quality, fresh.listed);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER companies_spread AFTER UPDATE ON companies
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_spread();--> statement-breakpoint

-- Totals, so that no page counts a table. Changes are added up per statement and applied in the order of keys, so that two
-- writers cannot lock each other out. Each event has its own function because only it knows which transition tables exist.
CREATE FUNCTION add_to_place_counts(ids int[], deltas int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO place_counts AS total (place_id, companies)
  SELECT id, sum(delta) FROM unnest(ids, deltas) AS change (id, delta)
   WHERE id IS NOT NULL GROUP BY id HAVING sum(delta) <> 0 ORDER BY id
  ON CONFLICT (place_id) DO UPDATE SET companies = total.companies + excluded.companies
$$;--> statement-breakpoint
CREATE FUNCTION companies_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_place_counts(array_agg(place_id), array_agg(1)) FROM new_rows WHERE listed;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION companies_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_place_counts(array_agg(place_id), array_agg(-1)) FROM old_rows WHERE listed;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION companies_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_place_counts(array_agg(place_id), array_agg(delta))
    FROM (SELECT place_id, 1 AS delta FROM new_rows WHERE listed
          UNION ALL SELECT place_id, -1 FROM old_rows WHERE listed) AS change;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER companies_count_insert AFTER INSERT ON companies REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_count_insert();--> statement-breakpoint
CREATE TRIGGER companies_count_update AFTER UPDATE ON companies REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_count_update();--> statement-breakpoint
CREATE TRIGGER companies_count_delete AFTER DELETE ON companies REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_count_delete();--> statement-breakpoint

CREATE FUNCTION add_to_category_counts(categories int[], places int[], deltas int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO category_place_counts AS total (category_id, place_id, companies)
  SELECT category, place, sum(delta) FROM unnest(categories, places, deltas) AS change (category, place, delta)
   WHERE place IS NOT NULL GROUP BY category, place HAVING sum(delta) <> 0 ORDER BY category, place
  ON CONFLICT (category_id, place_id) DO UPDATE SET companies = total.companies + excluded.companies;
  INSERT INTO category_counts AS total (category_id, companies)
  SELECT category, sum(delta) FROM unnest(categories, places, deltas) AS change (category, place, delta)
   WHERE place IS NOT NULL GROUP BY category HAVING sum(delta) <> 0 ORDER BY category
  ON CONFLICT (category_id) DO UPDATE SET companies = total.companies + excluded.companies;
END $$;--> statement-breakpoint
CREATE FUNCTION company_categories_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_category_counts(array_agg(category_id), array_agg(place_id), array_agg(1)) FROM new_rows WHERE published;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION company_categories_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_category_counts(array_agg(category_id), array_agg(place_id), array_agg(-1)) FROM old_rows WHERE published;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION company_categories_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_category_counts(array_agg(category_id), array_agg(place_id), array_agg(delta))
    FROM (SELECT category_id, place_id, 1 AS delta FROM new_rows WHERE published
          UNION ALL SELECT category_id, place_id, -1 FROM old_rows WHERE published) AS change;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER company_categories_count_insert AFTER INSERT ON company_categories REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION company_categories_count_insert();--> statement-breakpoint
CREATE TRIGGER company_categories_count_update AFTER UPDATE ON company_categories
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION company_categories_count_update();--> statement-breakpoint
CREATE TRIGGER company_categories_count_delete AFTER DELETE ON company_categories REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION company_categories_count_delete();--> statement-breakpoint

-- Server processes listen: redirects are reloaded, changed tags are fetched.
CREATE FUNCTION notify_channel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(TG_TABLE_NAME, '');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER redirects_notify AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON redirects
  FOR EACH STATEMENT EXECUTE FUNCTION notify_channel();--> statement-breakpoint
CREATE TRIGGER changed_tags_notify AFTER INSERT ON changed_tags
  FOR EACH STATEMENT EXECUTE FUNCTION notify_channel();--> statement-breakpoint

INSERT INTO data_sources (key, name, url, licence, licence_url, attribution) VALUES
  ('owner', 'Angaben des Unternehmens', NULL, NULL, NULL, NULL),
  ('demo', 'Beispieldaten', NULL, NULL, NULL, NULL),
  ('osm', 'OpenStreetMap', 'https://www.openstreetmap.org/', 'ODbL 1.0', 'https://opendatacommons.org/licenses/odbl/1-0/', '© OpenStreetMap-Mitwirkende'),
  ('postleitzahlen', 'OpenStreetMap (suche-postleitzahl.org)', 'https://www.suche-postleitzahl.org/', 'ODbL 1.0', 'https://opendatacommons.org/licenses/odbl/1-0/', '© OpenStreetMap-Mitwirkende'),
  ('geonames', 'GeoNames', 'https://www.geonames.org/', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/', '© GeoNames');--> statement-breakpoint

-- Articles per day: the archive's calendar.
CREATE FUNCTION add_to_article_day_counts(days date[], deltas int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO article_day_counts AS total (day, articles)
  SELECT change.day, greatest(sum(delta), 0) FROM unnest(days, deltas) AS change (day, delta)
   WHERE change.day IS NOT NULL GROUP BY change.day HAVING sum(delta) > 0 ORDER BY change.day
  ON CONFLICT (day) DO UPDATE SET articles = total.articles + excluded.articles;
  UPDATE article_day_counts AS total SET articles = total.articles + change.delta
    FROM (SELECT day, sum(delta) AS delta FROM unnest(days, deltas) AS change (day, delta)
           WHERE day IS NOT NULL GROUP BY day HAVING sum(delta) < 0) AS change
   WHERE total.day = change.day;
  DELETE FROM article_day_counts WHERE day = ANY(days) AND articles = 0;
END $$;--> statement-breakpoint
CREATE FUNCTION articles_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_article_day_counts(array_agg(published_on), array_agg(1)) FROM new_rows WHERE status = 'published';
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION articles_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_article_day_counts(array_agg(published_on), array_agg(-1)) FROM old_rows WHERE status = 'published';
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION articles_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_article_day_counts(array_agg(published_on), array_agg(delta))
    FROM (SELECT published_on, 1 AS delta FROM new_rows WHERE status = 'published'
          UNION ALL SELECT published_on, -1 FROM old_rows WHERE status = 'published') AS change;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER articles_count_insert AFTER INSERT ON articles REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION articles_count_insert();--> statement-breakpoint
CREATE TRIGGER articles_count_update AFTER UPDATE ON articles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION articles_count_update();--> statement-breakpoint
CREATE TRIGGER articles_count_delete AFTER DELETE ON articles REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION articles_count_delete();--> statement-breakpoint

INSERT INTO data_sources (key, name, url) VALUES
  ('wordpress:https://european-business-connect.de/blog', 'European Business Connect (WordPress)', 'https://european-business-connect.de/blog');--> statement-breakpoint
INSERT INTO redirects (path, target, status) VALUES
  ('/artikel', '/archiv', 301),
  ('/themen', '/archiv', 301),
  ('/autoren', '/archiv', 301),
  ('/feed', '/feed.xml', 301),
  ('/blog/feed', '/feed.xml', 301),
  ('/blog', '/archiv', 301);
