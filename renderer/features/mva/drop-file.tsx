import { Paragraph } from '@digdir/designsystemet-react';
import { FileTextIcon, UploadIcon } from '@navikt/aksel-icons';
import { type DragEvent, useState } from 'react';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
}

/** A file field that can also be dropped on. The window only ever learns the file's name; the preload knows where it is. */
export function DropFile({ file, onFile }: Props) {
  const t = useText('mva');
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  const Icon = file ? FileTextIcon : UploadIcon;
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
      <Paragraph data-size="sm">{file ? t('import.chosen', { name: file.name }) : t('import.drop')}</Paragraph>
      <label className="ds-button drop-file-button" data-variant="secondary" data-size="sm">
        <span aria-hidden>{t(file ? 'import.another' : 'import.choose')}</span>
        <input
          type="file"
          className="sr-only"
          accept=".xml,text/xml,application/xml"
          aria-label={t('import')}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen) onFile(chosen);
          }}
        />
      </label>
    </div>
  );
}
