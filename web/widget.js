/* Evoke's guide on a clinic's own site. One script, one element:

     <script src="https://evoke.your-clinic.example/widget.js" async></script>
     <evoke-chat clinic="riverside" lang="en-US" start-text="Talk it over"></evoke-chat>

   The chat runs in a frame from the script's own origin: this page, and whatever watches its keys, never
   sees a word of it. Nothing is loaded or stored before somebody opens it. The attribute `open` opens it;
   events `evoke-open` and `evoke-close` tell. A page with a strict policy needs script-src and frame-src
   for that origin. Colors and places: --evoke-accent, --evoke-on-accent, --evoke-width, --evoke-height,
   --evoke-radius, --evoke-gap, --evoke-z. */
(() => {
  const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
  const origin = new URL(script.src, location.href).origin;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { position: fixed; inset: auto var(--evoke-gap, 1rem) var(--evoke-gap, 1rem) auto; z-index: var(--evoke-z, 2147483000); }
    :host([hidden]) { display: none; }
    button { font: 600 1rem/1.2 system-ui, sans-serif; cursor: pointer; border: 1px solid transparent; }
    button:focus-visible { outline: 3px solid var(--evoke-accent, #1c5a4f); outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    .open { min-height: 3.25rem; padding: .75rem 1.35rem; border-radius: 2rem; color: var(--evoke-on-accent, #fff);
      background: var(--evoke-accent, #1c5a4f); box-shadow: 0 2px 12px rgb(0 0 0 / 25%); }
    section { position: fixed; inset: auto var(--evoke-gap, 1rem) var(--evoke-gap, 1rem) auto; overflow: hidden;
      width: min(var(--evoke-width, 25rem), calc(100vw - 2rem)); height: min(var(--evoke-height, 42rem), calc(100dvh - 2rem));
      border-radius: var(--evoke-radius, 1rem); background: Canvas; box-shadow: 0 4px 40px rgb(0 0 0 / 30%); }
    iframe { width: 100%; height: 100%; border: 0; display: block; color-scheme: normal; }
    .close { position: absolute; top: .5rem; right: .5rem; width: 2.75rem; height: 2.75rem; border-radius: 50%;
      color: CanvasText; background: Canvas; border-color: GrayText; }
    [hidden] { display: none !important; }
    @media (max-width: 30rem), (max-height: 30rem) { section { inset: 0; width: 100%; height: 100%; border-radius: 0; } }
  `);

  class EvokeChat extends HTMLElement {
    static observedAttributes = ["open", "start-text"];
    #frame = null;
    #back = false; // does focus go back to the button on closing?

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const make = (tag, props) => Object.assign(document.createElement(tag), props);
      this.start = make("button", { type: "button", className: "open" });
      this.panel = make("section", { hidden: true, role: "dialog", ariaLabel: "Conversation with the clinic's guide" });
      this.shut = make("button", { type: "button", className: "close", ariaLabel: "Close the conversation", textContent: "✕" });
      this.start.setAttribute("aria-haspopup", "dialog");
      this.panel.append(this.shut);
      root.append(this.start, this.panel);
      this.start.onclick = () => {
        this.#back = true;
        this.toggleAttribute("open", true);
        this.#frame.focus();
      };
      this.shut.onclick = () => this.#close();
      root.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    }

    connectedCallback() {
      this.#label();
      addEventListener("message", this.#hear);
      if (this.hasAttribute("open")) this.#show(true);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
    }

    attributeChangedCallback(name, before, after) {
      if (!this.isConnected) return;
      if (name === "start-text") this.#label();
      else if ((before === null) !== (after === null)) this.#show(after !== null);
    }

    #label() {
      this.start.textContent = this.getAttribute("start-text") || "Talk it over";
    }

    #hear = (event) => {
      if (event.origin === origin && event.source === this.#frame?.contentWindow && event.data === "evoke-close") this.#close();
    };

    #close() {
      if (!this.hasAttribute("open")) return;
      this.removeAttribute("open");
      if (this.#back) this.start.focus();
    }

    #show(open) {
      if (open && !this.#frame) {
        const query = new URLSearchParams({ accent: getComputedStyle(this.start).backgroundColor });
        for (const name of ["clinic", "lang"]) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name));
        this.#frame = Object.assign(document.createElement("iframe"), { title: "Conversation", src: `${origin}/embed?${query}` });
        this.panel.prepend(this.#frame);
      }
      this.panel.hidden = !open;
      this.start.hidden = open;
      this.dispatchEvent(new CustomEvent(open ? "evoke-open" : "evoke-close"));
    }
  }

  if (!customElements.get("evoke-chat")) customElements.define("evoke-chat", EvokeChat);
})();
