import { html, useId, useLayoutEffect, useRef, useState } from "../ui.js";

const GAP = 8;

/** Where a box of this size is seen whole, beside its button: below, else above, never outside. */
export function beside(button, box, view, { rtl = false } = {}) {
  const below = button.bottom + GAP + box.height <= view.height - GAP;
  const top = below ? button.bottom + GAP : Math.max(GAP, button.top - GAP - box.height);
  const left = rtl ? button.right - box.width : button.left;
  return { top, left: Math.max(GAP, Math.min(left, view.width - box.width - GAP)) };
}

/** A button and the small window that it opens; on a phone a sheet from below. */
export function Pop({ class: kind = "link", label, name, title, children }) {
  const id = useId();
  const [button, box] = [useRef(null), useRef(null)];
  const [isOpen, setOpen] = useState(false);
  // Filled before it is seen, and placed anew when what is in it has grown.
  const opening = ({ newState }) => newState === "open" && setOpen(true);
  const turned = ({ newState }) => newState === "open" || setOpen(false);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const watch = new ResizeObserver(() => {
      const rtl = getComputedStyle(box.current).direction === "rtl";
      const at = beside(
        button.current.getBoundingClientRect(),
        box.current.getBoundingClientRect(),
        { width: innerWidth, height: innerHeight },
        { rtl },
      );
      box.current.style.top = `${at.top}px`;
      box.current.style.left = `${at.left}px`;
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [isOpen]);
  const close = () => box.current.hidePopover();
  const entered = (event) => {
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault();
    close();
  };
  return html`<button
      type="button"
      class=${kind}
      ref=${button}
      popovertarget=${id}
      aria-haspopup="dialog"
      aria-label=${name}
    >
      ${label}
    </button>
    <div
      id=${id}
      class="pop"
      popover="auto"
      role="dialog"
      aria-label=${title || name}
      ref=${box}
      onBeforeToggle=${opening}
      onToggle=${turned}
      onKeyDown=${entered}
    >
      ${title && html`<h2>${title}</h2>`} ${isOpen && (typeof children === "function" ? children(close) : children)}
    </div>`;
}
