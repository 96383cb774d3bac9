/** Stands for the rows of a table that are out of sight. Height in pixels. */
export function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden className="spacer">
      <td style={{ height }} />
    </tr>
  ) : null;
}
