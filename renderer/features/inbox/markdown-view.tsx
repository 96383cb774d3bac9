import { Fragment, useMemo } from 'react';
import { type Block, type Inline, parseMarkdown } from './markdown.ts';
import { MessageLink } from './message-link.tsx';

/** Draws the tree as React elements; headings begin below the message's own title. */
export function Markdown({ source }: { source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  const top = Math.min(...blocks.map((block) => (block.type === 'heading' ? block.level : 6)));
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text have no other identity
    <BlockView key={index} block={block} top={top} />
  ));
}

/** `top` is the highest heading the message uses: it becomes the third level of the page. */
function BlockView({ block, top }: { block: Block; top: number }) {
  switch (block.type) {
    case 'heading': {
      const Tag = block.level === top ? 'h3' : 'h4';
      return (
        <Tag>
          <Inlines parts={block.children} />
        </Tag>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Inlines parts={block.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Inlines parts={block.children} />
        </blockquote>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'table':
      return <TableView block={block} />;
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of one list have no other identity
            <li key={index}>
              <Inlines parts={item} />
            </li>
          ))}
        </Tag>
      );
    }
  }
}

function TableView({ block }: { block: Extract<Block, { type: 'table' }> }) {
  const cells = (Tag: 'th' | 'td', row: readonly (readonly Inline[])[]) =>
    row.map((cell, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: cells of one row have no other identity
      <Tag key={index}>
        <Inlines parts={cell} />
      </Tag>
    ));
  return (
    <table>
      <thead>
        <tr>{cells('th', block.head)}</tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table have no other identity
          <tr key={index}>{cells('td', row)}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Inlines({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
    <Fragment key={index}>
      <InlineView part={part} />
    </Fragment>
  ));
}

function InlineView({ part }: { part: Inline }) {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <Inlines parts={part.children} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inlines parts={part.children} />
        </em>
      );
    case 'link':
      return (
        <MessageLink href={part.href}>
          <Inlines parts={part.children} />
        </MessageLink>
      );
  }
}
