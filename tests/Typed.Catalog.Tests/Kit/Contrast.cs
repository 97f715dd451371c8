namespace Typed.CatalogTests.Kit;

/// <summary>The contrast of all text that is shown against what it stands on, by the formula of WCAG 2.</summary>
internal static class Contrast
{
    public const string Script = """
        (() => {
          const parse = text => { const n = text.match(/[\d.]+/g).map(Number); return { rgb: n.slice(0, 3), a: n.length > 3 ? n[3] : 1 }; };
          const linear = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
          const light = rgb => 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = parse(getComputedStyle(e).backgroundColor);
              if (color.a === 1) return color.rgb;
              if (color.a > 0) throw new Error('a background that is seen through: ' + e.className);
            }
            return [255, 255, 255];
          };
          return {
            luminance: text => light(parse(text).rgb),
            worst: least => {
              const found = new Set();
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              let texts = 0;
              while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (!walker.currentNode.textContent.trim() || element.closest('script, option, .skip') || !element.checkVisibility()) continue;
                texts++;
                const [a, b] = [light(parse(getComputedStyle(element).color).rgb), light(behind(element))].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < least) found.add(`${ratio.toFixed(2)} .${element.className} ${element.tagName}`);
              }
              return texts < 100 ? `only ${texts} texts` : [...found].join('; ');
            },
          };
        })()
        """;
}
