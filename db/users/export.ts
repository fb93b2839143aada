import { asc, desc, eq, or } from 'drizzle-orm';
import { articleRemarks, articles, articleVersions } from '#db/articles/tables.ts';
import { listAuditEvents } from '#db/audit/queries.ts';
import { claims } from '#db/claims/tables.ts';
import { db } from '#db/client.ts';
import { companies, companyChanges } from '#db/companies/tables.ts';
import { reports } from '#db/reports/tables.ts';
import { companyInvitations, companyMembers, submissions } from '#db/submissions/tables.ts';
import { acceptances, sessions, userAccounts, userPasswords, users } from './tables.ts';

/**
 * What we hold about somebody, for himself (GDPR Art. 15 and 20). Never a secret: no hash of a password, no token, nothing that
 * opens anything. Null when there is no such account.
 */
export async function exportAccount(userId: string) {
  const [account] = await db.select().from(users).where(eq(users.id, userId));
  if (!account) return null;
  const { email } = account;
  const [
    password,
    providers,
    seen,
    accepted,
    entries,
    sent,
    changed,
    claimed,
    invited,
    reported,
    written,
    remarked,
    logged,
  ] = await Promise.all([
    db.select({ changedAt: userPasswords.changedAt }).from(userPasswords).where(eq(userPasswords.userId, userId)),
    db
      .select({ provider: userAccounts.provider, subject: userAccounts.providerAccountId })
      .from(userAccounts)
      .where(eq(userAccounts.userId, userId)),
    db
      .select({ device: sessions.device, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
      .from(sessions)
      .where(eq(sessions.userId, userId)),
    db
      .select({ document: acceptances.document, version: acceptances.version, acceptedAt: acceptances.acceptedAt })
      .from(acceptances)
      .where(eq(acceptances.userId, userId)),
    db
      .select({
        entry: companies.name,
        slug: companies.slug,
        role: companyMembers.role,
        since: companyMembers.createdAt,
      })
      .from(companyMembers)
      .innerJoin(companies, eq(companies.id, companyMembers.companyId))
      .where(eq(companyMembers.userId, userId))
      .orderBy(asc(companies.name)),
    db
      .select({
        entry: companies.slug,
        status: submissions.status,
        typed: submissions.typed,
        changes: submissions.changes,
        decisions: submissions.decisions,
        note: submissions.note,
        createdAt: submissions.createdAt,
        submittedAt: submissions.submittedAt,
        decidedAt: submissions.decidedAt,
      })
      .from(submissions)
      .leftJoin(companies, eq(companies.id, submissions.companyId))
      .where(eq(submissions.authorId, userId))
      .orderBy(asc(submissions.createdAt)),
    db
      .select({
        entry: companies.slug,
        kind: companyChanges.kind,
        at: companyChanges.at,
        before: companyChanges.before,
        after: companyChanges.after,
      })
      .from(companyChanges)
      .innerJoin(companies, eq(companies.id, companyChanges.companyId))
      .where(eq(companyChanges.authorId, userId))
      .orderBy(asc(companyChanges.id)),
    db
      .select({
        entry: companies.slug,
        status: claims.status,
        method: claims.method,
        evidence: claims.evidence,
        createdAt: claims.createdAt,
        decidedAt: claims.decidedAt,
        reason: claims.reason,
      })
      .from(claims)
      .innerJoin(companies, eq(companies.id, claims.companyId))
      .where(eq(claims.userId, userId)),
    db
      .select({
        entry: companies.slug,
        email: companyInvitations.email,
        role: companyInvitations.role,
        createdAt: companyInvitations.createdAt,
      })
      .from(companyInvitations)
      .innerJoin(companies, eq(companies.id, companyInvitations.companyId))
      .where(or(eq(companyInvitations.email, email), eq(companyInvitations.invitedBy, userId))),
    db
      .select({
        kind: reports.kind,
        path: reports.path,
        message: reports.message,
        name: reports.reporterName,
        status: reports.status,
        reason: reports.reason,
        createdAt: reports.createdAt,
        decidedAt: reports.decidedAt,
      })
      .from(reports)
      .where(eq(reports.reporterEmail, email))
      .orderBy(desc(reports.createdAt)),
    db
      .select({
        article: articles.slug,
        version: articleVersions.number,
        title: articleVersions.title,
        savedAt: articleVersions.savedAt,
      })
      .from(articleVersions)
      .innerJoin(articles, eq(articles.id, articleVersions.articleId))
      .where(eq(articleVersions.writerId, userId))
      .orderBy(asc(articleVersions.id)),
    db
      .select({
        article: articles.slug,
        body: articleRemarks.body,
        about: articleRemarks.quote,
        createdAt: articleRemarks.createdAt,
      })
      .from(articleRemarks)
      .innerJoin(articles, eq(articles.id, articleRemarks.articleId))
      .where(eq(articleRemarks.writerId, userId))
      .orderBy(asc(articleRemarks.id)),
    listAuditEvents({ personId: userId }, 100_000),
  ]);
  const { id, name, role, emailVerified, createdAt, lockedAt, lockedReason } = account;
  return {
    account: {
      id,
      email,
      name,
      role,
      emailVerified,
      createdAt,
      lockedAt,
      lockedReason,
      passwordChangedAt: password[0]?.changedAt ?? null,
    },
    providers,
    sessions: seen,
    accepted,
    entries,
    submissions: sent,
    changes: changed,
    claims: claimed,
    invitations: invited,
    reports: reported,
    articleVersions: written,
    articleRemarks: remarked,
    // Of others, only that they acted: their addresses are theirs.
    log: logged.map(({ at, actorId, action, subject, fields, details }) => ({
      at,
      by: actorId === userId ? 'self' : 'other',
      action,
      subject,
      fields: fields.filter((field) => !field.startsWith('user:')),
      words: details.find(({ personId }) => personId === userId)?.values ?? null,
    })),
  };
}
