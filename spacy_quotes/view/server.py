"""A page on this machine only, for as long as somebody looks at it."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "127.0.0.1"
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def make_server(page: str, port: int) -> ThreadingHTTPServer:
    """Make a server of one page.

    page (str): the HTML.
    port (int): where to listen; 0 for any that is free.
    RETURNS (ThreadingHTTPServer): listening; its method `serve_forever` answers.
    RAISES (OSError): if it cannot listen there.
    """
    return _Server((HOST, port), page.encode("utf-8"))


def address_of(server: ThreadingHTTPServer) -> str:
    """Tell where a server listens.

    server (ThreadingHTTPServer): the server.
    RETURNS (str): the URL of the page.
    """
    return f"http://{HOST}:{server.server_port}/"


class _Server(ThreadingHTTPServer):
    """Listens on the loopback interface."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], page: bytes) -> None:
        self.page = page
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    """Answers with the page, and only to who asks for this machine by its own name."""

    server: _Server
    server_version = "spacy-quotes"
    sys_version = ""
    timeout = 30  # seconds

    def do_GET(self) -> None:
        """Send the page."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send the headers of the page."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        """The page, or why not."""
        port = self.server.server_port
        # A page of somebody else's whose name was made to point here asks under that name.
        if self.headers.get("Host") not in (f"{HOST}:{port}", f"localhost:{port}"):
            self.send_error(403, "Forbidden host")
        elif self.path.partition("?")[0] != "/":
            self.send_error(404)
        else:
            self.send_response(200)
            for name, value in {**_HEADERS, "Content-Length": str(len(self.server.page))}.items():
                self.send_header(name, value)
            self.end_headers()
            if body:
                self.wfile.write(self.server.page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the command line has told where the page is."""
