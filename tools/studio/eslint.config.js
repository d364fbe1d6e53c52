import js from "@eslint/js";

const browser =
  "document window location history navigator localStorage sessionStorage matchMedia addEventListener removeEventListener dispatchEvent requestAnimationFrame cancelAnimationFrame setTimeout clearTimeout setInterval clearInterval performance fetch URL URLSearchParams Headers Blob File FormData AbortController DOMException HashChangeEvent CustomEvent TextDecoderStream XMLHttpRequest getComputedStyle innerWidth innerHeight scrollTo crypto console Image Audio HTMLElement IntersectionObserver ResizeObserver BroadcastChannel structuredClone CSS open Notification MediaMetadata Response Request PerformanceObserver MutationObserver TransformStream TextDecoder TextEncoder Event KeyboardEvent DataTransfer DragEvent URLPattern FileReader";

export default [
  { ignores: ["**/vendor/**", "**/node_modules/**"] },
  js.configs.recommended,
  {
    files: ["**/functions/web/studio/**/*.js"],
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: "module",
      globals: Object.fromEntries(browser.split(" ").map((name) => [name, "readonly"])),
    },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "Property[key.name='dangerouslySetInnerHTML']", message: "Text is only ever set as text." },
        {
          selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]",
          message: "Text is only ever set as text.",
        },
        { selector: "CallExpression[callee.name='eval']", message: "The policy forbids it." },
      ],
    },
  },
  {
    files: ["**/tests/studio/**/*.js", "**/tools/studio/**/*.js"],
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }] },
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: "module",
      globals: Object.fromEntries([...browser.split(" "), "process", "Buffer"].map((name) => [name, "readonly"])),
    },
  },
];
