/** jsdom has no layout, dialogs, popovers or observers: the least that pages and the design system need of them. Import first. */
const nothing = () => {};

class Observer {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
  takeRecords = () => [];
}

const dialog = {
  show(this: HTMLDialogElement) {
    this.open = true;
  },
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  },
};

Object.assign(HTMLDialogElement.prototype, dialog);
Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });
Object.assign(globalThis, { CSS: { escape: (text: string) => text, supports: () => false } });
Object.assign(HTMLElement.prototype, {
  popover: null,
  showPopover: nothing,
  hidePopover: nothing,
  togglePopover: nothing,
});
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 400 });
Object.assign(document, { getAnimations: () => [] });
Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 800 });
Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => 400 });
Object.assign(Element.prototype, { getAnimations: () => [], scrollTo: nothing, scrollIntoView: nothing });
window.matchMedia ??= ((media: string) => ({
  matches: false,
  media,
  addEventListener: nothing,
  removeEventListener: nothing,
})) as unknown as typeof window.matchMedia;
