import { createElement, type ReactNode, useMemo } from 'react';
import type { TextType } from '../../../../shared/contract/reading.ts';
import { useText } from '../../../ui/text.ts';
import { MessageLink } from './message-link.tsx';
import { type SafeNode, safeTextOf } from './safe-tree.ts';

/** What a message wrote. Whatever it says it is, only our own elements are made of it. */
export function SafeView({ source, type }: { source: string; type: TextType }) {
  if (type === 'text/plain') return <p className="message-plain">{source}</p>;
  return <Marked source={source} type={type} />;
}

function Marked({ source, type }: { source: string; type: Exclude<TextType, 'text/plain'> }) {
  const t = useText('message');
  const { nodes, isCut } = useMemo(() => safeTextOf(source, type), [source, type]);
  const top = useMemo(() => Math.min(6, ...headingsOf(nodes)), [nodes]);
  return (
    <>
      {drawn(nodes, top)}
      {isCut && <p className="subtle">{t('body.cut')}</p>}
    </>
  );
}

function headingsOf(nodes: readonly SafeNode[]): number[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    const level = /^h([1-6])$/.exec(node.tag)?.[1];
    return level === undefined ? headingsOf(node.children) : [Number(level)];
  });
}

/** `top` is the highest heading the message uses: it becomes the third level of the page. */
function drawn(nodes: readonly SafeNode[], top: number): ReactNode[] {
  return nodes.map((node, index) => {
    if (typeof node === 'string') return node;
    const children = node.children.length === 0 ? undefined : drawn(node.children, top);
    if (node.href !== undefined)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
        <MessageLink key={index} href={node.href}>
          {children ?? node.href}
        </MessageLink>
      );
    const level = /^h([1-6])$/.exec(node.tag)?.[1];
    const tag = level === undefined ? node.tag : Number(level) === top ? 'h3' : 'h4';
    return createElement(tag, { key: index }, children);
  });
}
