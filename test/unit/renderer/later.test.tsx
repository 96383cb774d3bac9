import { act, render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { later, readTheRest } from '../../../renderer/ui/later.tsx';

const Said = ({ text }: { text: string }) => <p>{text}</p>;

class Boundary extends Component<{ children: ReactNode }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <p>Feil på siden</p> : this.props.children;
  }
}

describe('a part of the window that is read later', () => {
  it('shows nothing until it is read, and is drawn at once from then on', async () => {
    const Later = later(async () => Said);
    const first = render(<Later text="Her" />);
    expect(first.container.textContent).toBe('');
    expect(await screen.findByText('Her')).toBeTruthy();
    first.unmount();
    expect(render(<Later text="Igjen" />).container.textContent).toBe('Igjen');
  });

  it('that cannot be read is a fault of the page, and is read again the next time', async () => {
    let tries = 0;
    const Later = later(async () => {
      tries += 1;
      if (tries === 1) throw new Error('not there');
      return Said;
    });
    const first = render(
      <Boundary>
        <Later text="Her" />
      </Boundary>,
    );
    expect(await screen.findByText('Feil på siden')).toBeTruthy();
    first.unmount();
    render(<Later text="Nå" />);
    expect(await screen.findByText('Nå')).toBeTruthy();
  });

  it('is read in idle moments, one after the other, also past one that fails', async () => {
    const read: string[] = [];
    later(async () => {
      read.push('broken');
      throw new Error('not there');
    });
    later(async () => {
      read.push('whole');
      return Said;
    });
    let moments = 0;
    await act(() =>
      readTheRest(async () => {
        moments += 1;
      }),
    );
    expect(read).toEqual(['broken', 'whole']);
    expect(moments).toBeGreaterThanOrEqual(2);
  });
});
