UPDATE "companies" SET "fax" = NULL WHERE fax !~ '^\+[1-9][0-9]{3,14}$';--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_fax" CHECK (fax ~ '^\+[1-9][0-9]{3,14}$');