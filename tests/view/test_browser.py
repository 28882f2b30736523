"""The page in a real browser: needs `pip install spacy-quotes[browser]`, and Chromium (or CHROMIUM=path)."""

from __future__ import annotations

import os
import re
import shutil

import pytest
from view.drawing import RECORD, TEXT

from spacy_quotes import render

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECOND = {
    "id": "second.txt",
    "text": "Eva Lund said no.",
    "quotes": [{"content": [[14, 16]], "speaker": "Eva"}],
}


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as tools:
        try:
            found = tools.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        except playwright.Error as error:
            pytest.skip(f"no Chromium: {error}")
        yield found
        found.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens a page; at the end, makes sure that nothing was fetched and nothing went wrong."""
    contexts, troubles, requests = [], [], []

    def opener(html, *, fragment="", scheme="light", **options):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="")
        size = options.pop("viewport", {"width": 1300, "height": 800})
        context = browser.new_context(viewport=size, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri() + fragment)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert troubles == []
    assert [url for url in requests if not url.startswith("file:")] == []


def texts(page, selector):
    return [element.text_content() for element in page.locator(selector).all()]


def lit(page):
    """The words of the marks that are lit up."""
    return texts(page, "mark.on")


def cards(page):
    return texts(page, ".card:not([hidden]) a")


def test_browser_text_is_the_text(open_page):
    page = open_page(render(RECORD, page=True))
    assert page.locator("article").evaluate("element => element.textContent") == TEXT
    assert page.locator("article b").count() == 0


def test_browser_pointing_at_a_part_lights_all_parts(open_page):
    page = open_page(render(RECORD, page=True))
    page.locator("mark.so", has_text=re.compile("^he$")).hover()
    assert lit(page) == ["“We pay,”", "he", "“or we swim.”"]
    assert page.locator(".card.on").count() == 1
    assert page.locator(".now").text_content() == "Per Holm: as “he” · direct · score 0.70"
    page.locator(".title").hover()
    assert lit(page) == [] and page.locator(".now").is_hidden()


def test_browser_pointing_inside_lights_the_inner_quote(open_page):
    page = open_page(render(RECORD, page=True))
    page.locator("mark.so", has_text="My aunt").hover()
    assert lit(page) == ["My aunt", "told", "me,", "‘The pier <b>is</b> shut,’"]


def test_browser_keyboard_walks_the_parts(open_page):
    page = open_page(render(RECORD, page=True))
    page.locator("mark").first.focus()
    assert lit(page)[0].startswith("“My aunt told me")
    page.keyboard.press("Tab")
    assert lit(page)[0] == "My aunt"
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_browser_list_leads_to_the_quote(open_page):
    page = open_page(render(RECORD, page=True), viewport={"width": 1300, "height": 200})
    page.locator(".card a", has_text="that boats stop").click()
    target = page.locator("mark.co", has_text="that boats stop")
    assert target.evaluate("element => document.activeElement === element")
    assert lit(page)[-1] == "that boats stop"
    assert 0 < target.bounding_box()["y"] < 200
    assert page.url.endswith("#d0q4")


def test_browser_click_on_a_part_keeps_it_lit(open_page):
    page = open_page(render(RECORD, page=True))
    page.locator("mark.so", has_text="the port").click()
    page.locator(".title").hover()
    assert lit(page) == ["the port", "says", "that boats stop"]
    page.locator("p.head").click()
    assert lit(page) == []


def test_browser_filter_by_speaker(open_page):
    page = open_page(render(RECORD, page=True))
    assert texts(page, ".who .name") == ["Per Holm", "Ida Holm", "Speaker not known"]
    page.get_by_role("button", name="Per Holm").click()
    assert cards(page) == ["that fares & fees “double”", "“We pay,” … “or we swim.”"]
    assert page.locator(".found").text_content() == "2 of 5 shown"
    assert texts(page, "mark.co:not(.off)") == ["that fares & fees “double”", "“We pay,”", "“or we swim.”"]
    page.get_by_role("button", name="Ida Holm").click()
    assert len(cards(page)) == 3
    page.get_by_role("button", name="Show all").click()
    # The page goes on after the form has been reset.
    page.wait_for_function("document.querySelectorAll('.card:not([hidden])').length == 5")
    assert page.locator("mark.off").count() == 0


def test_browser_filter_by_type_score_and_words(open_page):
    page = open_page(render(RECORD, page=True))
    page.get_by_label("direct", exact=True).uncheck()
    assert len(cards(page)) == 2
    page.get_by_label("Score from").fill("0.5")
    assert cards(page) == ["that fares & fees “double”"]
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Words").fill("PIER")
    assert len(cards(page)) == 2
    assert page.locator("mark.off[tabindex='0']").count() == 0


def test_browser_quote_that_is_filtered_is_not_lit(open_page):
    page = open_page(render(RECORD, page=True))
    page.get_by_role("button", name="Ida Holm").click()
    page.locator("mark.so", has_text="My aunt").hover()
    assert lit(page)[0].startswith("“My aunt told me") and len(lit(page)) == 3


def test_browser_documents_switch(open_page):
    page = open_page(render([RECORD, SECOND], page=True))
    assert page.locator("#d1").is_hidden()
    page.get_by_role("link", name="second.txt").click()
    assert page.locator("#d0").is_hidden() and page.locator("#d1").is_visible()
    page.locator(".doc:visible mark.co").hover()
    assert lit(page) == ["no"]
    page.go_back()
    assert page.locator("#d0").is_visible()


def test_browser_address_leads_to_a_quote(open_page):
    page = open_page(render([RECORD, SECOND], page=True), fragment="#d1q0")
    assert page.locator("#d0").is_hidden() and lit(page) == ["no"]


def test_browser_without_script_all_is_readable(open_page):
    page = open_page(render([RECORD, SECOND], page=True), java_script_enabled=False)
    assert page.locator("#d0").is_visible() and page.locator("#d1").is_visible()
    assert page.locator("form").is_hidden() and page.locator(".now").is_hidden()
    assert page.get_by_title("Per Holm: as “he”, direct, score 0.70").count() == 3
    page.locator(".card a", has_text="that boats stop").click()
    assert page.url.endswith("#d0q4")


def test_browser_on_paper_has_no_lists_and_no_backgrounds(open_page):
    page = open_page(render(RECORD, page=True), scheme="dark")
    page.emulate_media(media="print")
    assert page.locator(".top").is_hidden() and page.locator(".card").first.is_hidden()
    assert page.locator(".who .name").first.is_visible()
    look = (
        "element => [getComputedStyle(element).backgroundColor, getComputedStyle(element).borderBottomStyle]"
    )
    assert page.locator("mark.co").first.evaluate(look) == ["rgba(0, 0, 0, 0)", "solid"]
    assert page.locator("mark.maybe").evaluate(look)[1] == "dashed"


@pytest.mark.parametrize("width", [320, 400, 900, 1300, 1700])
def test_browser_any_width_without_scrolling_sideways(open_page, width):
    page = open_page(render([RECORD, SECOND], page=True), viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_browser_right_to_left_text(open_page):
    text = "قالت الوزيرة إن الجسر مغلق."
    page = open_page(
        render({"text": text, "quotes": [{"content": [[13, 26]], "speaker": "الوزيرة"}]}, page=True)
    )
    assert page.locator("article p").evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_browser_hostile_text_stays_text(open_page):
    text = "</article><script>alert(1)</script><img src=x onerror=alert(2)> said “<svg/onload=alert(3)>”"
    quotes = [{"content": [[69, len(text)]], "source": [[0, 63]], "speaker": '"><script>alert(4)</script>'}]
    page = open_page(render({"id": "<script>alert(5)</script>", "text": text, "quotes": quotes}, page=True))
    page.locator("mark").first.hover()
    assert page.locator("article").evaluate("element => element.textContent") == text
    assert page.locator("script").count() == 1 and page.locator("img, svg").count() == 0


def test_browser_policy_stops_what_was_slipped_in(open_page, browser):
    html = render(RECORD, page=True).replace("<main", "<script>document.title = 'broken'</script><main")
    context = browser.new_context()
    page = context.new_page()
    page.set_content(html)
    assert page.title() == "ferry.txt: who said what"
    context.close()


def test_browser_fragment_lights_up_without_script(open_page):
    page = open_page(f"<!DOCTYPE html><meta charset='utf-8'>{render(RECORD)}", java_script_enabled=False)
    page.locator("mark.so", has_text="the port").hover()
    style = "element => getComputedStyle(element).outlineStyle"
    assert page.locator("mark.co", has_text="that boats stop").evaluate(style) == "solid"
    assert page.locator("mark.co", has_text="that fares").evaluate(style) == "none"


def test_browser_page_works_in_a_frame(open_page):
    from spacy_quotes.view.page import write_frame

    page = open_page(f"<!DOCTYPE html><meta charset='utf-8'>{write_frame(render(RECORD, page=True))}")
    frame = page.frame_locator("iframe")
    frame.locator(".card a", has_text="that boats stop").click()
    assert frame.locator("mark.on").last.text_content() == "that boats stop"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1300])
def test_browser_accessibility(browser, tmp_path, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra 'browser'")
    path = tmp_path / "page.html"
    path.write_text(render([RECORD, SECOND], page=True), encoding="utf-8", newline="")
    # The checker is a script of its own, which the page's policy would rightly refuse.
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.get_by_label("direct", exact=True).uncheck()
    page.locator("mark.so", has_text="the port").focus()
    found = axe.Axe().run(page).response["violations"]
    context.close()
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found] == []
