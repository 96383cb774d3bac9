/** A scope's name, which breaks where its parts meet and never inside a word. */
export function ScopeName({ scope }: { scope: string }) {
  return scope.split(/(?<=[:/.])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts stand still
    <span key={index}>
      {part}
      <wbr />
    </span>
  ));
}
