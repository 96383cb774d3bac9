import { Paragraph } from '@digdir/designsystemet-react';
import { FileTextIcon, UploadIcon } from '@navikt/aksel-icons';
import { type DragEvent, useState } from 'react';

interface ButtonProps {
  /** What the field is for, for those who do not see the button's word. */
  readonly label: string;
  readonly word: string;
  /** As the attribute of a file input. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A file field that looks like a button. The window only ever learns the file's name; the preload knows where it is. */
export function FileButton({ label, word, accept, onFile }: ButtonProps) {
  return (
    <label className="ds-button file-button" data-variant="secondary" data-size="sm">
      <span aria-hidden>{word}</span>
      <input
        type="file"
        className="sr-only"
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          // The same file again, after it was corrected, is a change too.
          event.target.value = '';
        }}
      />
    </label>
  );
}

interface DropProps extends ButtonProps {
  readonly isChosen: boolean;
  readonly text: string;
}

/** A file field that can also be dropped on. */
export function DropFile({ isChosen, text, ...button }: DropProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) button.onFile(dropped);
  };
  const Icon = isChosen ? FileTextIcon : UploadIcon;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the field inside works alone
    <div
      className={over ? 'drop-file drop-file-over' : 'drop-file'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon aria-hidden fontSize="2rem" />
      <Paragraph data-size="sm">{text}</Paragraph>
      <FileButton {...button} />
    </div>
  );
}
