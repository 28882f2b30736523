from __future__ import annotations

import http.client
import threading
from contextlib import contextmanager

import pytest

from spacy_quotes.view.server import HOST, address_of, make_server


@contextmanager
def serving(page):
    with make_server(page, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def ask(server, path="/", method="GET", host=None):
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=30)
    host = f"{HOST}:{server.server_port}" if host is None else host.format(port=server.server_port)
    connection.putrequest(method, path, skip_host=True)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_server_gives_the_page_to_this_machine():
    with serving("<p>“Hello”</p>") as server:
        response, body = ask(server)
        assert (response.status, body.decode()) == (200, "<p>“Hello”</p>")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert server.server_address[0] == "127.0.0.1"
        assert address_of(server) == f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}"])
def test_server_names_of_this_machine(host):
    with serving("x") as server:
        assert ask(server, host=host)[0].status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost", "127.0.0.1:1", "", "[::1]"]
)
def test_server_refuses_other_names(host):
    with serving("secret") as server:
        response, body = ask(server, host=host)
        assert response.status == 403 and b"secret" not in body


@pytest.mark.parametrize(
    "path, status", [("/?x=1", 200), ("/favicon.ico", 404), ("/quotes.html", 404), ("/../x", 404)]
)
def test_server_has_one_page(path, status):
    with serving("x") as server:
        assert ask(server, path)[0].status == status


@pytest.mark.parametrize("method, status", [("HEAD", 200), ("POST", 501), ("PUT", 501), ("DELETE", 501)])
def test_server_only_reads(method, status):
    with serving("secret") as server:
        response, body = ask(server, method=method)
        assert response.status == status and b"secret" not in body
