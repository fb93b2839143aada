CREATE TYPE "public"."article_task_kind" AS ENUM('renamed', 'closed', 'gone');--> statement-breakpoint
CREATE TABLE "article_mentions" (
	"article_id" integer NOT NULL,
	"company_id" integer NOT NULL,
	CONSTRAINT "article_mentions_article_id_company_id_pk" PRIMARY KEY("article_id","company_id")
);
--> statement-breakpoint
CREATE TABLE "article_tasks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"company_id" integer NOT NULL,
	"kind" "article_task_kind" NOT NULL,
	"company_name" text NOT NULL,
	"new_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	CONSTRAINT "article_tasks_renamed" CHECK ((kind = 'renamed') = (new_name is not null))
);
--> statement-breakpoint
ALTER TABLE "article_mentions" ADD CONSTRAINT "article_mentions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_tasks" ADD CONSTRAINT "article_tasks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_tasks" ADD CONSTRAINT "article_tasks_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_mentions_company_id_index" ON "article_mentions" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "article_tasks_open" ON "article_tasks" USING btree ("article_id","company_id","kind") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "article_tasks_settled_by" ON "article_tasks" USING btree ("settled_by") WHERE settled_by is not null;--> statement-breakpoint

-- What readers see of an article decides which companies it mentions: whoever publishes, corrects, moves, imports or withdraws it.
-- The pages of those companies list it, so they are renewed with it; `companyTag` of lib/tags.ts says the same (a test holds it).
CREATE FUNCTION renew_mentioned(article int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO changed_tags (tag)
  SELECT 'company:' || companies.slug FROM article_mentions JOIN companies ON companies.id = company_id
   WHERE article_id = article ORDER BY 1
$$;--> statement-breakpoint
CREATE FUNCTION keep_mentions(article int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  ids int[];
  names text[];
BEGIN
  -- Deeper than any text that the desk keeps. An id that is none (imports may bring anything) is passed over.
  SELECT array_agg(id), array_agg(name) INTO ids, names FROM (
    SELECT (attrs ->> 'company')::int AS id, min(attrs ->> 'name') AS name
      FROM articles JOIN article_versions AS version ON version.id = articles.live_version_id
     CROSS JOIN LATERAL jsonb_path_query(version.body,
       '$.**{0 to 200} ? (@.type == "mention" || @.type == "companyCard").attrs') AS attrs
     WHERE articles.id = article AND articles.status = 'published'
       AND jsonb_typeof(attrs -> 'company') = 'number' AND attrs ->> 'company' ~ '^[1-9][0-9]{0,8}$'
     GROUP BY 1 ORDER BY 1) AS found;
  PERFORM renew_mentioned(article);
  DELETE FROM article_mentions WHERE article_id = article AND company_id <> ALL (coalesce(ids, '{}'));
  WITH fresh AS (
    INSERT INTO article_mentions SELECT article, id FROM unnest(ids) AS id ON CONFLICT DO NOTHING RETURNING company_id
  )
  -- One that went while the text lay in a drawer.
  INSERT INTO article_tasks (article_id, company_id, kind, company_name)
  SELECT article, company_id, 'gone', coalesce(companies.name, named.name, '')
    FROM fresh JOIN unnest(ids, names) AS named (id, name) ON named.id = company_id
    LEFT JOIN companies ON companies.id = company_id
   WHERE companies.status IS DISTINCT FROM 'published'
  ON CONFLICT (article_id, company_id, kind) WHERE settled_at IS NULL DO NOTHING;
  PERFORM renew_mentioned(article);
  UPDATE article_tasks SET settled_at = now()
   WHERE article_id = article AND settled_at IS NULL AND company_id <> ALL (coalesce(ids, '{}'));
END $$;--> statement-breakpoint
CREATE FUNCTION articles_mention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_mentions(fresh.id)
    FROM (SELECT new_rows.id FROM new_rows JOIN old_rows USING (id)
           WHERE (old_rows.status, old_rows.live_version_id, old_rows.slug, old_rows.published_at)
             IS DISTINCT FROM (new_rows.status, new_rows.live_version_id, new_rows.slug, new_rows.published_at)
             AND (old_rows.status = 'published' OR new_rows.status = 'published')
           ORDER BY new_rows.id) AS fresh;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER articles_mention AFTER UPDATE ON articles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION articles_mention();--> statement-breakpoint
CREATE FUNCTION articles_unmention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM renew_mentioned(OLD.id);
  RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER articles_unmention BEFORE DELETE ON articles FOR EACH ROW EXECUTE FUNCTION articles_unmention();--> statement-breakpoint

-- Once a statement, and for most of them (imports, counters) nothing but a look at a small index.
CREATE FUNCTION companies_tell_editors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM article_mentions) THEN RETURN NULL; END IF;
  INSERT INTO article_tasks AS task (article_id, company_id, kind, company_name, new_name)
  SELECT mention.article_id, fresh.id, what.kind, stale.name, CASE what.kind WHEN 'renamed' THEN fresh.name END
    FROM article_mentions AS mention
    JOIN new_rows AS fresh ON fresh.id = mention.company_id
    JOIN old_rows AS stale ON stale.id = mention.company_id
   CROSS JOIN LATERAL (
     SELECT 'renamed'::article_task_kind AS kind WHERE stale.name <> fresh.name
     UNION ALL SELECT 'closed' WHERE stale.closed_at IS NULL AND fresh.closed_at IS NOT NULL
     UNION ALL SELECT 'gone' WHERE stale.status = 'published' AND fresh.status <> 'published') AS what
   ORDER BY 1, 2, 3
  ON CONFLICT (article_id, company_id, kind) WHERE settled_at IS NULL DO UPDATE SET new_name = excluded.new_name;
  -- As it was again: nothing is left to do.
  UPDATE article_tasks AS task SET settled_at = now()
    FROM new_rows AS fresh JOIN old_rows AS stale USING (id)
   WHERE task.company_id = fresh.id AND task.settled_at IS NULL
     AND CASE task.kind
       WHEN 'renamed' THEN stale.name <> fresh.name AND fresh.name = task.company_name
       WHEN 'closed' THEN stale.closed_at IS NOT NULL AND fresh.closed_at IS NULL
       ELSE stale.status <> 'published' AND fresh.status = 'published' END;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER companies_tell_editors AFTER UPDATE ON companies REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_tell_editors();--> statement-breakpoint
CREATE FUNCTION companies_tell_editors_of_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO article_tasks (article_id, company_id, kind, company_name)
  SELECT mention.article_id, stale.id, 'gone', stale.name
    FROM article_mentions AS mention JOIN old_rows AS stale ON stale.id = mention.company_id
   WHERE stale.status = 'published' ORDER BY 1, 2
  ON CONFLICT (article_id, company_id, kind) WHERE settled_at IS NULL DO NOTHING;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER companies_tell_editors_of_the_end AFTER DELETE ON companies REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION companies_tell_editors_of_the_end();
