/** Boxes to tick, for values that are stored as codes. Those that an entry has from elsewhere are shown, too, so that they stay. */
export function CodeBoxes({
  legend,
  name,
  offered,
  chosen,
  label,
}: {
  legend: string;
  name: string;
  offered: readonly string[];
  chosen: readonly string[];
  label: (code: string) => string;
}) {
  const codes = [...new Set([...offered, ...chosen])].filter(Boolean);
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-sm">
        {legend} <span className="font-normal text-ink-soft">(freiwillig)</span>
      </legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {codes.map((code) => (
          <label key={code} className="flex min-h-11 items-center gap-2">
            <input type="checkbox" name={name} value={code} defaultChecked={chosen.includes(code)} className="size-5" />
            {label(code)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
