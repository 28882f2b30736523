from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from util import TEXT as DOC_TEXT
from util import make_doc
from view.drawing import RECORD, TEXT, Reader, contents_of

import spacy_quotes
from spacy_quotes import render, to_json

HOSTILE = "</p></mark></article><script>alert(1)</script><img src=x onerror=alert(1)>\"'`&amp;<!--]]>${title}"
NASTY = st.text(st.sampled_from("<>&\"'/!-=` \n\r\t\0ab\u2028\x85\ufeff\u202e😀;#x$"), max_size=80)


@st.composite
def records(draw):
    """Texts with pieces anywhere, also such as cross."""
    text = draw(st.one_of(st.text(max_size=60), NASTY, st.just(HOSTILE)))
    quotes = []
    for _ in range(draw(st.integers(0, 6)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        cut = [[start, draw(st.integers(start + 1, len(text)))]]
        role = draw(st.sampled_from(["content", "cue", "source", "addressee"]))
        name = draw(st.one_of(st.none(), NASTY.filter(bool)))
        quotes.append({"content": cut, role: cut, "speaker": name, "factual": draw(st.booleans())})
    return {"id": draw(NASTY), "text": text, "quotes": quotes}


@pytest.mark.parametrize("page", [True, False])
@given(record=records())
def test_render_text_is_the_text_and_never_markup(page, record):
    html = Reader(render(record, page=page, jupyter=False))
    assert html.articles == [record["text"].replace("\0", "\ufffd")]
    assert {tag for tag, _ in html.inside} <= {"p", "mark"}
    allowed = {"class", "data-q", "data-n", "dir", "id", "tabindex", "title"}
    assert all(set(attributes) <= allowed for _, attributes in html.inside)
    assert [tag for tag, _ in html.tags].count("script") == page
    assert html.open == []


def test_render_marks_all_parts():
    marks = Reader(render(RECORD, page=True)).marks
    assert marks[("0-0", "co")] == "“My aunt told me, ‘The pier <b>is</b> shut,’ so I walked,”"
    assert marks[("0-1", "co")] == "‘The pier <b>is</b> shut,’"
    assert marks[("0-3", "co")] == "“We pay,”“or we swim.”"
    assert (marks[("0-1", "so")], marks[("0-1", "cu")], marks[("0-1", "ad")]) == ("My aunt", "told", "me,")


def test_render_doc_is_drawn_like_its_json():
    doc = make_doc()
    html = render(doc)
    assert Reader(html).articles == [DOC_TEXT]
    assert Reader(html).marks == Reader(render(to_json(doc))).marks
    assert 'lang="en"' in html


def test_render_group_of_another_name():
    assert Reader(render(make_doc(key="mine"), options={"spans_key": "mine"})).marks


def test_render_several_documents():
    html = render([make_doc(), RECORD, make_doc()], page=True)
    assert Reader(html).articles == [DOC_TEXT, TEXT, DOC_TEXT]
    assert len(contents_of(html, "nav")[0].split("<li>")) == 4


def test_render_ids_are_unique_and_links_lead_to_them():
    tags = Reader(render([RECORD, make_doc()], page=True)).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    links = [attributes["href"] for tag, attributes in tags if tag == "a"]
    assert len(ids) == len(set(ids))
    assert len(links) > 7 and {link.removeprefix("#") for link in links} <= set(ids)


def test_render_no_documents_is_a_page():
    assert "No documents" in render([], page=True)


def test_render_document_without_quotes():
    reader = Reader(render({"text": "It rained."}, page=True))
    assert (reader.articles, reader.marks) == (["It rained."], {})


def test_render_page_fetches_nothing_and_runs_its_own_script_only():
    html = render({**RECORD, "id": HOSTILE, "text": TEXT}, page=True)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="(.*?)"', html)
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (content,) = contents_of(html, tag)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    fetching = {"src", "srcset", "style", "data", "poster", "action", "background"}
    for tag, attributes in Reader(html).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert not fetching & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("href", "#").startswith("#")
    assert "url(" not in html and "@import" not in html and "//" not in contents_of(html, "style")[0]


def test_render_fragment_has_no_script_and_styles_only_itself():
    html = render(RECORD)
    assert html.startswith('<div class="sq') and html.endswith("</div>")
    (style,) = contents_of(html, "style")
    flat = re.sub(r"/\*.*?\*/|@media[^{]*\{|@supports[^{]*\{", "", style, flags=re.S)
    selectors = [rule.partition("{")[0] for rule in re.split(r"\}+", flat) if "{" in rule]
    parts = [part.strip() for selector in selectors for part in re.sub(r"\(.*?\)", "", selector).split(",")]
    assert len(parts) > 20
    assert [part for part in parts if ".sq" not in part and part != ".page"] == []
    assert "<script" not in html and " id=" not in html


def test_render_fragments_on_one_page_do_not_light_each_other():
    first, second = render(RECORD), render(make_doc())
    scopes = [re.search(r'class="sq tex2jax_ignore (\w+)"', html).group(1) for html in (first, second)]
    assert scopes[0] != scopes[1]
    assert all(f".sq.{scope}:has(" in html for scope, html in zip(scopes, (first, second), strict=True))


def test_render_carriage_returns_survive():
    assert "&#13;" in render(RECORD)
    assert Reader(render(RECORD)).articles == [TEXT]


def test_render_lone_surrogate_does_not_break_the_file():
    html = render(json.loads('{"text": "a \\ud800 b"}'), page=True)
    assert Reader(html).articles == ["a \ufffd b"]
    html.encode("utf-8")


@pytest.mark.parametrize(
    "options, kept",
    [
        ({"types": ["direct"]}, {"“My aunt", "‘The pier", "“We pay"}),
        ({"min_score": 0.75}, {"“My aunt", "that fares"}),
        ({"speakers": ["ida"]}, {"“My aunt"}),
        ({"speakers": ["Per Holm"]}, {"that fares", "“We pay"}),
        ({"speakers": []}, set()),
    ],
)
def test_render_options_choose_quotes(options, kept):
    marks = Reader(render(RECORD, options=options)).marks
    starts = ("“My aunt", "‘The pier", "that fares", "“We pay", "that boats")
    contents = [text for (_, role), text in marks.items() if role == "co"]
    assert {start for start in starts for text in contents if text.startswith(start)} == kept


def test_render_option_roles():
    marks = Reader(render(RECORD, options={"roles": ["CUE", "SOURCE"]})).marks
    assert {role for _, role in marks} == {"cu", "so"}


def test_render_option_colors_by_speaker_and_by_role():
    by_name = render(RECORD, options={"colors": {"Per Holm": "#0a0"}})
    by_id = render(RECORD, options={"colors": {"per": "#0a0"}})
    assert by_name == by_id != render(RECORD)
    classes = {
        (attributes["class"].split()[0], attributes["class"].split()[1])
        for tag, attributes in Reader(render(RECORD, options={"color_by": "role"})).inside
        if tag == "mark"
    }
    assert len(classes) == len({role for role, _ in classes}) == len({color for _, color in classes}) == 4


@pytest.mark.parametrize(
    "options",
    [
        {"color": {}},
        {"colors": {"Ida": "red;}</style><script>"}},
        {"colors": {"Ida": "red"}},
        {"color_by": "type"},
        {"roles": ["content"]},
        {"types": "direct"},
        {"min_score": 2},
        {"speakers": "ida"},
        {"spans_key": 1},
        {"types": [["direct"]]},
        {"roles": [{}]},
        {"roles": None},
        {"colors": None},
        {"color_by": []},
        {"min_score": "0.5"},
        {"min_score": float("nan")},
        {"speakers": [None]},
        {3: True},
        [("color_by", "role")],
        "roles",
    ],
)
def test_render_refuses_options_it_does_not_know(options):
    with pytest.raises(ValueError, match="Q037"):
        render(RECORD, options=options)


@pytest.mark.parametrize("docs", ["text", 3, None, ["text"], [None]])
def test_render_refuses_what_is_no_document(docs):
    with pytest.raises(ValueError, match="Q035"):
        render(docs)


def test_render_refuses_bad_offsets():
    with pytest.raises(ValueError, match="Q010"):
        render({"text": "short", "quotes": [{"content": [[0, 99]]}]})


def test_render_title():
    doc = make_doc()
    doc.user_data["title"] = "The <i>cup</i>"
    assert "<title>The &lt;i&gt;cup&lt;/i&gt;: who said what</title>" in render(doc, page=True)
    assert "<title>ferry.txt: " in render(RECORD, page=True)
    assert "<title>Ferry fares rise “My aunt" in render({**RECORD, "id": ""}, page=True)


def test_render_is_imported_when_it_is_used():
    code = (
        "import sys, spacy, spacy_quotes; spacy.blank('en').add_pipe('quotes_rules')\n"
        "assert 'spacy_quotes.view' not in sys.modules\n"
        "from spacy_quotes import *\n"
        "print(render.__module__)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True)
    assert done.stdout == "spacy_quotes.view\n", done.stderr


def test_render_other_names_are_still_unknown():
    with pytest.raises(AttributeError, match="no attribute 'draw'"):
        spacy_quotes.draw  # noqa: B018


def test_render_in_a_notebook_shows_and_returns_nothing(monkeypatch):
    shown = []
    module = type(sys)("IPython.display")
    module.HTML, module.display = str, shown.append
    monkeypatch.setitem(sys.modules, "IPython", type(sys)("IPython"))
    monkeypatch.setitem(sys.modules, "IPython.display", module)
    assert render(RECORD, jupyter=True) == render(RECORD, jupyter=True, page=True) == ""
    assert shown[0] == render(RECORD)
    ((tag, attributes),) = Reader(shown[1]).tags
    assert tag == "iframe" and attributes["sandbox"] == "allow-scripts"
    assert attributes["srcdoc"] == render(RECORD, page=True)


def test_render_many_pieces_on_one_place_stay_small():
    text = "x " * 2000
    quotes = [{"content": [[start, len(text) - start]], "type": "direct"} for start in range(0, 1990, 2)]
    html = render({"text": text, "quotes": quotes}, page=True)
    assert Reader(html).articles == [text]
    assert html.count("<mark") < 40
    assert html.count('class="card') == len(quotes)
