import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../scripts/check/manifest';
import { MADE_LINKS, markupFindings } from '../../scripts/check/markup';

const found = (text: string) => markupFindings([{ path: 'src/frontend/a.tsx', text }]);

describe('text that becomes markup, code or a link', () => {
  it('has made links that are still there, each with a reason', () => {
    const all = sourceFiles('src/frontend')
      .map(({ text }) => text)
      .join('\n');
    for (const [expression, why] of MADE_LINKS) {
      expect(all).toContain(expression);
      expect(why.length).toBeGreaterThan(20);
    }
  });
  it.each([
    'const a = <p dangerouslySetInnerHTML={{ __html: text }} />;',
    "const a = createElement('p', { dangerouslySetInnerHTML: { __html: text } });",
    'node.innerHTML = text;',
    "node['innerHTML'] = text;",
    'node.outerHTML = text;',
    "node.insertAdjacentHTML('beforeend', text);",
    'document.write(text);',
    'const a = <iframe srcDoc={text} />;',
    'eval(text);',
    'new Function(text)();',
    'const path = assumeTrustedRoute(text);',
    'const a = <a href={link}>x</a>;',
    'const a = <a href={`${base}/x`}>x</a>;',
    "const a = <a href='javascript:alert(1)'>x</a>;",
    "const a = <a href='//elsewhere.example'>x</a>;",
    "const a = <a href='http://plain.example'>x</a>;",
    "const a = <a href={ok ? '/x' : link}>x</a>;",
    'const a = <img src={avatar} />;',
    'const a = <form action={to} />;',
    'window.open(link);',
    'location.assign(link);',
    'window.location.href = link;',
    'link.href = anything;',
  ])('is found: %s', (text) => {
    expect(found(text)).not.toEqual([]);
  });
  it.each([
    'const a = <p>{text}</p>;',
    "const a = <a href='https://developer.atlassian.com/x'>x</a>;",
    "const a = <a href='#content'>x</a>;",
    'const a = <a href={`https://example.com/${id}`}>x</a>;',
    'const a = <IssueLink href={to} />;',
    'const url = URL.createObjectURL(blob);\nlink.href = url;',
    "void router.open({ target: 'module', moduleKey: 'settings' });",
  ])('may be: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
