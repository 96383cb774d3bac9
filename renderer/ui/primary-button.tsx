import { Button, type ButtonProps } from '@digdir/designsystemet-react';

/** The one primary action of a view, in the warm accent. */
export function PrimaryButton(props: ButtonProps) {
  return <Button data-size="sm" {...props} data-color="accent" variant="primary" />;
}
