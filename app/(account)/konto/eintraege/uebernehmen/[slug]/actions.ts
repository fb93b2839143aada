'use server';

import { notFound, redirect } from 'next/navigation';
import { openClaim, proveClaim, sendClaimCode, tryClaimCode } from '#db/claims/mutations.ts';
import { getClaimableCompany, getOpenClaim } from '#db/claims/queries.ts';
import { mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { requireSelf } from '#lib/auth/session.ts';
import { claimInput, codeInput, documentsInput, proofInput } from '#lib/claims/input.ts';
import { checkDnsTxt, checkMetaTag, checkWebsiteFile, mailDomainMatches } from '#lib/claims/proof.ts';
import { claimToken } from '#lib/claims/secret.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { accountPath, claimPath } from '#lib/paths.ts';
import { canClaimEntry } from '#lib/permissions.ts';

/** From here on there is a token to put on the web site. */
export async function beginClaim(slug: string): Promise<void> {
  const { user, company } = await claimable(slug);

  await openClaim(company.id, user.id);

  redirect(claimPath(slug));
}

export async function sendCode(slug: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const { user, company } = await claimable(slug);

  const form = parseForm(claimInput, formData);
  if (!form.ok) return form.state;
  const match = mailDomainMatches(form.data.email, company.website ?? '');
  if (match.outcome !== 'proven') return formState(formData, { email: [match.message] });
  const allowed = (await mayTry('claim', user.id)) && (await mayTry('mailAddress', form.data.email));
  if (!allowed) return formState(formData, {}, TOO_MANY_TRIES);

  const claim = await openClaim(company.id, user.id);
  await sendClaimCode(claim.id, form.data.email, company.name);

  return { ...formState(formData, {}, `Der Code ist unterwegs an ${form.data.email}.`), done: true };
}

export async function enterCode(slug: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const { user, company } = await claimable(slug);

  const form = parseForm(codeInput, formData);
  if (!form.ok) return form.state;
  const claim = await getOpenClaim(company.id, user.id);
  if (!claim || !(await tryClaimCode(claim.id, form.data.code))) {
    return formState(formData, { code: ['Dieser Code stimmt nicht oder gilt nicht mehr.'] });
  }

  return settle(slug, claim.id, 'mail', formData);
}

/** Looks at the business' own web site for what only its owner can put there. */
export async function checkSite(slug: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const { user, company } = await claimable(slug);

  const form = parseForm(proofInput, formData);
  if (!form.ok) return form.state;
  if (!(await mayTry('claim', user.id))) return formState(formData, {}, TOO_MANY_TRIES);

  const claim = await openClaim(company.id, user.id);
  const check = { file: checkWebsiteFile, metaTag: checkMetaTag, dns: checkDnsTxt }[form.data.method];
  const proof = await check(company.website ?? '', claimToken(claim.id));
  if (proof.outcome !== 'proven') return formState(formData, {}, proof.message);

  return settle(slug, claim.id, form.data.method, formData);
}

/** For who has no web site: a person reads what is said. */
export async function describeProof(slug: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const { user, company } = await claimable(slug);

  const form = parseForm(documentsInput, formData);
  if (!form.ok) return form.state;
  if (!(await mayTry('claim', user.id))) return formState(formData, {}, TOO_MANY_TRIES);

  const claim = await openClaim(company.id, user.id);
  await proveClaim(claim.id, 'documents', form.data.evidence);

  redirect(claimPath(slug));
}

async function claimable(slug: string) {
  const user = await requireSelf(claimPath(slug));
  const company = await getClaimableCompany(slug, user.id);
  if (!company || !canClaimEntry(user, company)) notFound();
  return { user, company };
}

async function settle(
  slug: string,
  claimId: string,
  method: 'mail' | 'file' | 'metaTag' | 'dns',
  formData: FormData,
): Promise<FormState> {
  const outcome = await proveClaim(claimId, method, null);
  if (outcome === null) return formState(formData, {}, 'Darüber ist inzwischen entschieden.');
  redirect(outcome === 'approved' ? accountPath : claimPath(slug));
}
