/** What the browser shows when it comes back from ID-porten. No scripts, nothing from outside. */
export const returnPage = `<!doctype html>
<html lang="nb">
  <head>
    <meta charset="utf-8" />
    <title>Tilbake til Klientbro</title>
    <style>
      body { font: 18px/1.5 system-ui, sans-serif; color: #1b2a33; background: #f4f7f8; margin: 0; display: grid; min-height: 100vh; place-items: center }
      main { max-width: 28rem; padding: 2rem; background: #fff; border: 1px solid #d5dfe3; border-radius: 8px }
      h1 { font-size: 1.3rem; margin: 0 0 .5rem }
      p { margin: 0 }
    </style>
  </head>
  <body>
    <main>
      <h1>Du kan gå tilbake til Klientbro</h1>
      <p>Innloggingen er ferdig her. Lukk gjerne denne fanen.</p>
    </main>
  </body>
</html>`;
