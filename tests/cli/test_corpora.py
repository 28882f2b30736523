"""`convert`, `stats`, `evaluate` and `annotate`."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest
import spacy
from spacy.tokens import DocBin
from typer.testing import CliRunner
from util import make_nlp

from spacy_quotes import from_json, to_json
from spacy_quotes.cli import app
from spacy_quotes.cli.evaluate import predict
from spacy_quotes.cli.gold import GoldReader, open_corpus
from spacy_quotes.cli.scores import find_worse
from spacy_quotes.formats.standoff import make_standoff

GOOD = """---
id: pier
genre: brief
style: british
split: train
speakers:
  ann: Ann Lee; Lee
---
{c1=ann “No,”} {v1 said} {s1 Ann Lee}. {s2 Lee} {v2 hopes} {c2=ann that it rains}.

The “ghost pier” was cold.
"""
BAD = GOOD.replace("id: pier", "id: bad").replace("{v1 said}", "{v1 said")


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pier.txt").write_text(GOOD, encoding="utf8")
    return folder


def run(*args):
    return CliRunner().invoke(app, list(map(str, args)))


def test_convert_to_docbin_jsonl_and_back(articles, tmp_path):
    one, two, three = tmp_path / "a.spacy", tmp_path / "b.jsonl", tmp_path / "c"
    for source, target in ((articles, one), (one, two), (two, three)):
        result = run("convert", source, target)
        assert result.exit_code == 0, result.stderr
        assert "Kept 1 document, 2 quotes, 8 parts, 0 of them shifted" in result.stderr
    assert (three / "pier.txt").read_text(encoding="utf8") == GOOD
    (doc,) = DocBin().from_disk(one).get_docs(spacy.blank("en").vocab)
    assert to_json(doc) == json.loads(two.read_text(encoding="utf8"))


def test_convert_only_reporting(articles, tmp_path):
    target = tmp_path / "a.jsonl"
    result = run("convert", articles, target, "--only-reporting", "drop")
    assert "Dropped 1: no speech." in result.stderr
    assert len(json.loads(target.read_text(encoding="utf8"))["quotes"]) == 1
    result = run("convert", articles, target, "--only-reporting", "mask")
    assert "Dropped 1: no speech, masked." in result.stderr
    quotes = json.loads(target.read_text(encoding="utf8"))["quotes"]
    assert [quote.get("counts", True) for quote in quotes] == [True, False]


def test_convert_types_split_and_ids(articles, tmp_path):
    target = tmp_path / "a.jsonl"
    result = run("convert", articles, target, "--types", "direct")
    assert "Dropped 1: of type indirect." in result.stderr
    assert run("convert", articles, target, "--split", "test").exit_code == 1
    (tmp_path / "ids.txt").write_text("pier\nother\n")
    assert run("convert", articles, target, "--ids", tmp_path / "ids.txt").exit_code == 0
    (tmp_path / "ids.txt").write_text("other\n")
    assert run("convert", articles, target, "--ids", tmp_path / "ids.txt").exit_code == 1
    assert "Q013" in run("convert", articles, target, "--ids", tmp_path / "none.txt").stderr
    assert run("convert", articles, target, "--types", "loud").exit_code == 2


def test_convert_tells_what_is_wrong_and_goes_on(articles, tmp_path):
    (articles / "bad.txt").write_text(BAD, encoding="utf8")
    (articles / "latin.txt").write_bytes(b"---\nid: latin\n---\nCaf\xe9\n")
    result = run("convert", articles, tmp_path / "a.spacy")
    assert result.exit_code == 1
    assert "bad.txt:9: the mark {v1 is never closed" in result.stderr
    assert "latin.txt:4: not UTF-8 (byte 0xe9)" in result.stderr
    assert "Kept 1 document" in result.stderr and "2 documents are wrong." in result.stderr


def test_convert_check_tells_words_that_are_cut(articles):
    assert run("convert", "--check", articles).exit_code == 0
    (articles / "pier.txt").write_text(GOOD.replace("{s2 Lee}", "{s2 L}ee"), encoding="utf8")
    result = run("convert", articles, "--check")
    assert result.exit_code == 1 and "pier.txt:9: 'L' cuts a word in two" in result.stderr


def test_convert_wants_an_output_or_check(articles):
    assert run("convert", articles).exit_code == 2
    assert run("convert", articles, "out.spacy", "--check").exit_code == 2


def test_convert_unknown_things(tmp_path):
    assert "Q012" in run("convert", tmp_path / "none", tmp_path / "a.spacy").stderr
    (tmp_path / "x.md").write_text("hello")
    assert "Q022" in run("convert", tmp_path / "x.md", tmp_path / "a.spacy").stderr
    assert run("convert", tmp_path / "x.md", tmp_path / "a.spacy", "--format", "odd").exit_code == 2


def test_stats_counts_by_split(articles):
    (articles / "other.txt").write_text(
        GOOD.replace("id: pier", "id: other").replace("train", "test"), encoding="utf8"
    )
    counts = json.loads(run("stats", articles, "--json").stdout)
    assert counts["all"]["documents"] == 2 and counts["train"]["quotes"] == counts["test"]["quotes"] == 2
    assert counts["all"]["traps"] == 2 and counts["all"]["direct"] == 2
    shown = run("stats", articles).stdout
    assert "form: direct, cue after, inverted" in shown and "traps, share" in shown


def test_stats_nothing_to_count(tmp_path):
    result = run("stats", tmp_path)
    assert result.exit_code == 1 and "Q023" in result.stderr and "holds no file" in result.stderr
    (tmp_path / "a.md").write_text("x")
    assert "Q022" in run("stats", tmp_path).stderr


@pytest.mark.parametrize("args", [["stats"], ["evaluate", "rules"], ["convert", "--check"]])
def test_corpora_plain_text_is_told_in_one_line(tmp_path, args):
    (tmp_path / "a.txt").write_text("“No,” said Ann Lee.\n", encoding="utf8")
    result = run(*args, tmp_path / "a.txt")
    assert result.exit_code == 1 and result.stderr.count("Q021") == 1
    assert "`annotate` makes" in result.stderr and "Check" not in result.stderr


def test_evaluate_rules(articles, tmp_path):
    scores, errors = tmp_path / "s.json", tmp_path / "e.txt"
    result = run("evaluate", "rules", articles, "--output", scores, "--errors", errors)
    assert result.exit_code == 0, result.stderr
    assert "1 document, 2 quotes" in result.stdout and "rules F" in result.stdout
    found = json.loads(scores.read_text())["rules"]
    assert found["detect"]["p"] == 1.0 and found["groups"]["direct"]["whole"] == 1.0
    assert found["traps"] == {"sentences": 2, "empty": 1, "fallen": 0}
    listing = errors.read_text(encoding="utf8")
    assert "MISSED  pier:" in listing and "that it rains" in listing


def test_evaluate_pipeline_beside_the_rules(articles, tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes_rules", config={"types": ["indirect"]})
    nlp.to_disk(tmp_path / "model")
    scores = tmp_path / "s.json"
    result = run("evaluate", tmp_path / "model", articles, "--output", scores)
    assert result.exit_code == 0 and "model F" in result.stdout
    found = json.loads(scores.read_text())
    assert found["model"]["detect"]["r"] < found["rules"]["detect"]["r"]


def test_evaluate_fails_where_a_score_is_worse(articles, tmp_path):
    scores = tmp_path / "s.json"
    assert run("evaluate", "rules", articles, "--output", scores).exit_code == 0
    assert run("evaluate", "rules", articles, "--compare", scores).exit_code == 0
    before = json.loads(scores.read_text())
    before["rules"]["detect"]["r"] += 0.01
    scores.write_text(json.dumps(before))
    result = run("evaluate", "rules", articles, "--compare", scores)
    assert result.exit_code == 1 and "Worse: rules detect.r was 0.5100, is 0.5000." in result.stderr
    assert run("evaluate", "rules", articles, "--compare", scores, "--tolerance", "0.02").exit_code == 0


def test_evaluate_score_that_is_gone_is_worse():
    before = {"rules": {"detect": {"f": 0.5}}}
    assert list(find_worse(before, {}, 0.1)) == ["Worse: rules detect.f was 0.5000, is nothing."]
    assert list(find_worse({}, before, 0.1)) == []


def test_evaluate_nothing_to_score(articles, tmp_path):
    assert "Q023" in run("evaluate", "rules", articles, "--split", "dev").stderr
    assert "Q018" in run("evaluate", tmp_path / "none", articles).stderr
    assert "Q012" in run("evaluate", "rules", tmp_path / "none").stderr


def test_annotate_gives_articles_to_correct(tmp_path):
    (tmp_path / "raw.txt").write_text("“No,” said Ann Lee. {braces} stay.\r\n", encoding="utf8", newline="")
    out = tmp_path / "out"
    assert run("annotate", tmp_path / "raw.txt", "--output", out).exit_code == 0
    text = (out / "raw.txt").read_text(encoding="utf8")
    assert text == (
        "---\nid: raw\nspeakers:\n  ann-lee: Ann Lee\n---\n"
        "{c1=ann-lee “No,”} {v1 said} {s1 Ann Lee}. \\{braces\\} stay.\n"
    )
    assert run("convert", "--check", out).exit_code == 0


def test_annotate_packed_text_has_the_name_of_the_text(tmp_path):
    with gzip.open(tmp_path / "raw.TXT.gz", "wt", encoding="utf8") as stream:
        stream.write("“No,” said Ann Lee.")
    assert run("annotate", tmp_path / "raw.TXT.gz", "--output", tmp_path / "out").exit_code == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["raw.txt"]


def test_annotate_leaves_work_alone(tmp_path):
    (tmp_path / "raw.txt").write_text("“No,” said Ann Lee.", encoding="utf8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "raw.txt").write_text("mine")
    result = run("annotate", tmp_path / "raw.txt", "--output", tmp_path / "out")
    assert result.exit_code == 1 and "there already" in result.stderr
    assert (tmp_path / "out" / "raw.txt").read_text() == "mine"
    assert run("annotate", tmp_path / "raw.txt", "--output", tmp_path / "out", "--force").exit_code == 0
    assert (tmp_path / "out" / "raw.txt").read_text().startswith("---")


@pytest.mark.parametrize("number", [1, 2])
def test_corpora_counts_are_in_the_singular_and_the_plural(tmp_path, number):
    noun = "document" if number == 1 else "documents"
    records = [{"id": f"d{at}", "text": "x"} for at in range(number)]
    data = write_lines(tmp_path / "a.jsonl", *records, *[{"text": 1}] * number)
    result = run("convert", data, tmp_path / "a.spacy")
    assert f"Kept {number} {noun}, 0 quotes, 0 parts" in result.stderr
    assert f"{number} {noun} {'is' if number == 1 else 'are'} wrong." in result.stderr
    assert f"{number} {noun}, 0 quotes" in run("evaluate", "rules", tmp_path / "a.spacy").stdout


def test_corpora_commands_run_as_modules(articles, tmp_path):
    command = [sys.executable, "-m", "spacy", "quotes", "convert", str(articles), str(tmp_path / "a.spacy")]
    done = subprocess.run(command, capture_output=True, encoding="utf8")
    assert done.returncode == 0 and done.stdout == ""


def test_convert_result_is_what_evaluate_reads(articles, tmp_path):
    run("convert", articles, tmp_path / "a.spacy")
    first = run("evaluate", "rules", articles).stdout
    assert run("evaluate", "rules", tmp_path / "a.spacy").stdout == first


def test_convert_counts_survive_a_document():
    record = {
        "id": "a",
        "text": "a b",
        "quotes": [{"content": [[0, 1]], "counts": False}],
        "meta": {"x": "y"},
    }
    doc = from_json(record, spacy.blank("en"))
    assert to_json(doc)["quotes"][0]["counts"] is False and to_json(doc)["meta"] == {"x": "y"}


def write_lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf8")
    return path


def test_convert_to_markup_gives_files_that_can_be_read(tmp_path):
    crossing = {"id": "m", "name": "mayor", "mentions": [[4, 13], [0, 9]]}
    data = write_lines(
        tmp_path / "a.jsonl",
        {"id": "a/b: c", "text": "x", "meta": {"title": "two\nlines", "no name": 1, "speakers": "q"}},
        {"text": "y"},
        {"id": "sp", "text": "Hi\n\nthere", "quotes": [{"content": [[2, 9]]}]},
        {
            "id": "mayor",
            "text": "The mayor, who said yes",
            "quotes": [{"content": [[20, 23]], "source": [[4, 9]], "speaker_id": "m"}],
            "speakers": [crossing],
        },
    )
    out = tmp_path / "out"
    assert run("convert", data, out).exit_code == 0
    assert sorted(file.name for file in out.iterdir()) == [
        "a-b- c.txt",
        "article-2.txt",
        "mayor.txt",
        "sp.txt",
    ]
    result = run("convert", out, "--check")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("hama.txt", "hama.txt"),
        ("hama.TXT.gz", "hama.txt"),
        ("corpus/hama.txt.zst", "corpus-hama.txt"),
        ("hama.jsonl:3", "hama.jsonl-3.txt"),
        ("v1.2", "v1.2.txt"),
        (".txt", "article-1.txt"),
    ],
)
def test_convert_to_markup_of_a_text_file_has_its_name(tmp_path, id, name):
    data = write_lines(tmp_path / "a.jsonl", {"id": id, "text": "x"})
    assert run("convert", data, tmp_path / "out").exit_code == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == [name]
    assert run("convert", tmp_path / "out", "--check").exit_code == 0


def test_convert_to_markup_keeps_the_first_of_two_with_one_id(tmp_path):
    data = write_lines(tmp_path / "a.jsonl", {"id": "a", "text": "x"}, {"id": "A", "text": "y"})
    result = run("convert", data, tmp_path / "out")
    assert result.exit_code == 1 and "Q019" in result.stderr and "1 document is wrong" in result.stderr
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf8").endswith("---\nx\n")


def test_convert_writes_nothing_over_what_it_reads(articles, tmp_path):
    for output in (articles, f"{articles}/../articles"):
        assert "it is what is read" in run("convert", articles, output).stderr
    assert "it is what is read" in run("convert", articles / "pier.txt", articles).stderr
    data = write_lines(tmp_path / "a.jsonl", {"id": "a", "text": "x"})
    assert "Q019" in run("evaluate", "rules", data, "--predictions", data).stderr
    assert json.loads(data.read_text(encoding="utf8")) == {"id": "a", "text": "x"}


@pytest.mark.parametrize(
    "output", ["all/pier.jsonl", "all/deep/rain.jsonl", "all/deep", "soft.jsonl", "hard.jsonl"]
)
def test_convert_writes_nothing_over_a_file_of_a_folder_that_it_reads(tmp_path, output):
    deep = tmp_path / "all" / "deep"
    deep.mkdir(parents=True)
    files = [
        write_lines(tmp_path / "all" / "pier.jsonl", {"id": "a", "text": "x"}),
        write_lines(deep / "rain.jsonl", {"id": "b", "text": "y"}),
    ]
    before = [file.read_bytes() for file in files]
    (tmp_path / "soft.jsonl").symlink_to(files[0])
    (tmp_path / "hard.jsonl").hardlink_to(files[1])
    result = run("convert", tmp_path / "all", tmp_path / output)
    assert result.exit_code == 1 and "Q019" in result.stderr and "it is what is read" in result.stderr
    for option in ("--output", "--predictions", "--errors"):
        result = run("evaluate", "rules", tmp_path / "all", option, tmp_path / output)
        assert result.exit_code == 1 and "Q019" in result.stderr
    assert [file.read_bytes() for file in files] == before
    assert sorted(deep.iterdir()) == [files[1]]


def test_convert_writes_beside_what_it_reads(articles):
    for _ in range(2):
        assert run("convert", articles, articles / "a.spacy", "--format", "markup").exit_code == 0


def test_convert_writes_nothing_over_the_texts_of_stand_off_annotation(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("It rained.")
    made = make_standoff(
        {"id": "a", "text": "It rained.", "quotes": [], "speakers": []}, "a.txt", b"It rained."
    )
    data = write_lines(tmp_path / "a.jsonl", made)
    for output in (texts, texts / "a.txt"):
        result = run("convert", data, output, "--texts", texts)
        assert result.exit_code == 1 and "it is what is read" in result.stderr
    assert (texts / "a.txt").read_text() == "It rained."


def test_convert_nothing_leaves_the_output_alone(articles, tmp_path):
    (tmp_path / "a.spacy").write_text("before")
    assert run("convert", articles, tmp_path / "a.spacy", "--split", "none").exit_code == 1
    assert (tmp_path / "a.spacy").read_text() == "before"


def test_convert_ids_may_have_blanks(tmp_path):
    data = write_lines(tmp_path / "a.jsonl", {"id": "one two", "text": "x"}, {"id": "one", "text": "y"})
    (tmp_path / "ids.txt").write_bytes(b"\xef\xbb\xbfone two\r\n\r\n")
    result = run("convert", data, tmp_path / "b.jsonl", "--ids", tmp_path / "ids.txt")
    assert "Kept 1 document" in result.stderr
    assert json.loads((tmp_path / "b.jsonl").read_text(encoding="utf8"))["id"] == "one two"


@pytest.mark.parametrize("command", ["convert", "stats", "evaluate", "annotate"])
def test_corpora_language_that_spacy_lacks(articles, tmp_path, command):
    args = {"convert": [articles, "--check"], "stats": [articles], "evaluate": ["rules", articles]}
    args["annotate"] = [articles, "-o", tmp_path]
    result = run(command, *args[command], "--lang", "zz")
    assert result.exit_code == 1 and result.stderr.startswith("[Q018]")


def test_corpora_long_and_circular_paths_are_told(tmp_path):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    for path in (tmp_path / "loop.txt", tmp_path / ("x" * 300)):
        assert run("convert", path, tmp_path / "a.spacy").stderr.startswith("[Q01")
        assert run("stats", path).stderr.startswith("[Q01")
        assert run("annotate", path, "-o", tmp_path / "out").stderr.startswith("[Q01")


LATE = {"id": "late", "text": "“No,” said Ann Lee.", "quotes": [{"content": [[5, 6]]}, {"content": [[0, 5]]}]}
BLANK = {"id": "blank", "text": "a  b", "quotes": [{"content": [[0, 1]], "type": "loud"}]}


@pytest.mark.parametrize("args", [["stats"], ["evaluate", "rules"]])
def test_corpora_document_that_is_wrong_is_told_and_others_are_counted(tmp_path, args):
    data = write_lines(tmp_path / "a.jsonl", BLANK, {**LATE, "meta": {"split": ["odd"]}})
    result = run(*args, data)
    assert result.exit_code == 1 and "a.jsonl:1" in result.stderr and result.stderr.count("Q021") == 1
    assert "document" in result.stdout


def test_stats_split_of_the_name_of_all_counts_once(tmp_path):
    data = write_lines(tmp_path / "a.jsonl", {"text": "x", "split": "all"})
    assert json.loads(run("stats", data, "--json").stdout)["all"]["documents"] == 1


@pytest.mark.parametrize(
    "content, code", [(None, "Q013"), ("{", "Q021"), ("5", "Q021"), ('{"rules": 5}', "Q021")]
)
def test_evaluate_compare_with_what_are_no_scores(articles, tmp_path, content, code):
    if content:
        (tmp_path / "s.json").write_text(content)
    result = run("evaluate", "rules", articles, "--compare", tmp_path / "s.json")
    assert result.exit_code == 1 and code in result.stderr and not result.stdout


def test_evaluate_document_that_the_pipeline_does_not_take_counts_as_one_without_quotes(articles, capsys):
    nlp = make_nlp("quotes_rules")
    reader = GoldReader(nlp)
    golds = list(reader.read(open_corpus(articles)))
    nlp.max_length = 10
    (found,) = predict(nlp, golds, reader)
    assert found["quotes"] == [] and reader.failed == 1
    assert "[Q017] Document 'pier'" in capsys.readouterr().err


def test_evaluate_scores_are_shown_where_they_cannot_be_kept(articles, tmp_path):
    result = run("evaluate", "rules", articles, "--output", tmp_path / "articles" / "pier.txt" / "s.json")
    assert result.exit_code == 1 and "Q019" in result.stderr and "rules F" in result.stdout


def test_annotate_never_writes_over_its_input(tmp_path):
    (tmp_path / "raw.txt").write_text("“No,” said Ann Lee.", encoding="utf8")
    result = run("annotate", tmp_path / "raw.txt", "-o", tmp_path, "--force")
    assert result.exit_code == 1 and "it is what is read" in result.stderr
    assert (tmp_path / "raw.txt").read_text(encoding="utf8") == "“No,” said Ann Lee."


def test_annotate_two_inputs_of_one_name(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "raw.txt").write_text(f"In {folder} it rained.", encoding="utf8")
    result = run("annotate", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out", "--force")
    assert result.exit_code == 1 and "two inputs have the name 'raw'" in result.stderr
    assert "In a it rained." in (tmp_path / "out" / "raw.txt").read_text(encoding="utf8")
