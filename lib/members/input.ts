import { z } from 'zod';
import { emailInput } from '#lib/text-input.ts';

export const MEMBER_ROLES = { manager: 'verwaltet den Eintrag', contributor: 'arbeitet mit' } as const;

const role = z.enum(['manager', 'contributor'], { error: 'Bitte wählen Sie eine Rolle.' });

export const inviteInput = z.object({ email: emailInput, role });
export const roleInput = z.object({ user: z.string().max(100), role });
export const personInput = z.object({ user: z.string().max(100) });
