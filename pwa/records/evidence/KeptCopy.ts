// Draws the readable tree of a kept page with our own elements: no attribute of the page is ever set.
import { type FunctionalComponent, h, type VNodeChild } from 'vue';
import type { CopyNode } from './kept-copy.ts';

const draw = (node: CopyNode): VNodeChild => {
  if (typeof node === 'string') return node;
  const attributes = node.href ? { href: node.href, target: '_blank', rel: 'noopener noreferrer' } : null;
  return h(node.tag, attributes, node.children.map(draw));
};

const KeptCopy: FunctionalComponent<{ nodes: readonly CopyNode[] }> = (props) => h('div', props.nodes.map(draw));
KeptCopy.props = ['nodes'];

export default KeptCopy;
