/** Why a row did not become an entry, in the words of the closing summary. */
export const refusalReasons = {
  unreadable: 'nicht lesbar',
  noBusiness: 'kein Betrieb (Straße, Baum, Grenze …)',
  noName: 'ohne Namen',
  noTrade: 'ohne bekannte Branche',
  closed: 'dauerhaft geschlossen',
  outside: 'außerhalb der geladenen Länder',
  unknownPostalCode: 'unbekannte Postleitzahl',
  noPlace: 'ohne bestimmbaren Ort',
  repeated: 'doppelt in der Datei',
  withdrawn: 'hier zurückgezogen',
  deleted: 'hier gelöscht',
  suppressed: 'gesperrt (will nicht aufgeführt werden)',
} as const;

export type RefusalReason = keyof typeof refusalReasons;

export interface Refusal {
  reason: RefusalReason;
  detail: string;
}
