"""Saved pipelines that are damaged, forged or of something else: a clear error, and no code is run."""

from __future__ import annotations

import ast
import gc
import io
import json
import pickle
import random
import shutil
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import numpy
import pytest
import spacy
import srsly
from hypothesis import given, settings
from hypothesis import strategies as st
from thinc.api import LayerNorm, Linear, chain

import spacy_quotes
from spacy_quotes import to_json
from spacy_quotes.component import QuoteRules
from spacy_quotes.finder.component import QuoteFinder
from spacy_quotes.jobs.pipelines import load_pipeline
from spacy_quotes.jobs.problems import InputError
from spacy_quotes.models.vectors import load_table
from spacy_quotes.quote import TYPES
from spacy_quotes.settings import Settings
from spacy_quotes.weights import read_weights, write_weights

TEXT = "“The bridge is closed,” said Anna Berg, the mayor of Lund. She said that it would open in June."
PEOPLE = [{"id": f"P{n}", "name": f"{name} Berg", "kind": "person"} for n, name in enumerate(["Anna", "Ole"])]
SMALL = {
    "hidden": 4,
    "tok2vec": {
        "embed": {"width": 8, "rows": [20, 10, 10, 10], "hashed": 4},
        "encode": {"width": 8, "dilations": [1, 2]},
    },
}
CODED = r"\[[QE]\d+\]"  # ours, or spaCy's
PACKAGE = Path(spacy_quotes.__file__).parent
FEW = settings(max_examples=60, deadline=None)


class Forged:
    """What makes a file where it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def make_pipeline(folder, factory="quotes", width=8):
    """A pipeline with an untaught small model and two speakers known beforehand."""
    people = folder / "people.jsonl"
    people.write_text("".join(json.dumps(entry) + "\n" for entry in PEOPLE), encoding="utf8")
    nlp = spacy.blank("en")
    config = {}
    if factory == "quotes":
        tok2vec = {"embed": {**SMALL["tok2vec"]["embed"], "width": width}}
        tok2vec["encode"] = {**SMALL["tok2vec"]["encode"], "width": width}
        config = {"weights": None, "model": {**SMALL, "tok2vec": tok2vec}}
    pipe = nlp.add_pipe(factory, name="pipe", config=config)
    pipe.initialize(list, nlp=nlp, knowledge_base=str(people))
    return nlp


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Folders of saved pipelines by name."""
    root = tmp_path_factory.mktemp("saved")
    make_pipeline(root).to_disk(root / "quotes")
    make_pipeline(root, "quotes_rules").to_disk(root / "quotes_rules")
    make_pipeline(root, width=12).to_disk(root / "wider")
    return root


@pytest.fixture
def copy(saved, tmp_path):
    """Makes a copy of a saved pipeline, and gives the folder of the component."""

    def make(name="quotes"):
        shutil.copytree(saved / name, tmp_path / name)
        return tmp_path / name / "pipe"

    return make


def cut(path, share=0.5):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


def as_array(descr, shape, data=b""):
    """What srsly takes for an array."""
    return {b"nd": True, b"type": descr, b"kind": b"", b"shape": shape, b"data": data}


def forge(value):
    """Bytes of a model that hold a value where the arrays of its first layer are."""
    return srsly.msgpack_dumps({"nodes": [], "attrs": [], "params": [{"W": value}], "shims": []})


# Models that promise more than they hold.
HUGE = {
    "list of four billion": b"\xdd\xff\xff\xff\xff",
    "map of four billion": b"\xdf\xff\xff\xff\xff",
    "bytes of four billion": b"\xc6\xff\xff\xff\xff\x00",
    "string of four billion": b"\xdb\xff\xff\xff\xffa",
    "lists in lists": b"\x91" * 200_000,
    "maps in maps": b"\x81\xa1a" * 200_000,
    "lists that each say they are long": b"\xdd\x00\x0f\xff\xff" * 2_000,
    "array of a terabyte": forge(as_array("<f4", [1 << 38])),
    "array of long strings": forge(as_array("<U500000000", [1])),
}
DAMAGE = {
    "model cut": lambda pipe: cut(pipe / "model"),
    "model but for its end": lambda pipe: cut(pipe / "model", 0.999),
    "model empty": lambda pipe: (pipe / "model").write_bytes(b""),
    "model of random bytes": lambda pipe: (pipe / "model").write_bytes(random.Random(0).randbytes(5_000)),
    "model is a number": lambda pipe: (pipe / "model").write_bytes(srsly.msgpack_dumps(7)),
    "model without layers": lambda pipe: (pipe / "model").write_bytes(
        srsly.msgpack_dumps({"nodes": [], "attrs": [], "params": [], "shims": []})
    ),
    "model of another library": lambda pipe: (pipe / "model").write_bytes(
        srsly.msgpack_dumps({"weights": [1]})
    ),
    "cfg in place of the model": lambda pipe: shutil.copy(pipe / "cfg", pipe / "model"),
    "model in place of the cfg": lambda pipe: shutil.copy(pipe / "model", pipe / "cfg"),
    "cfg cut": lambda pipe: cut(pipe / "cfg"),
    "cfg empty": lambda pipe: (pipe / "cfg").write_bytes(b""),
    "cfg is a list": lambda pipe: (pipe / "cfg").write_text("[1, 2]"),
    "cfg without numbers": lambda pipe: (pipe / "cfg").write_text('{"confidence": {"constant": "high"}}'),
    "cfg with what is no number": lambda pipe: (pipe / "cfg").write_text('{"confidence": {"constant": NaN}}'),
    "cfg with a list for a map": lambda pipe: (pipe / "cfg").write_text('{"confidence": [1]}'),
}
BASE_DAMAGE = {
    "entries of random bytes": lambda pipe: (pipe / "knowledge_base.jsonl").write_bytes(b"\xff\xfe\x00\x80{"),
    "entries cut within a line": lambda pipe: cut(pipe / "knowledge_base.jsonl", 0.7),
    "entries cut between lines": lambda pipe: cut(pipe / "knowledge_base.jsonl"),
    "entries empty": lambda pipe: (pipe / "knowledge_base.jsonl").write_bytes(b""),
    "entries are other JSON": lambda pipe: (pipe / "knowledge_base.jsonl").write_text('{"lang": "en"}\n'),
    "entries nested deeply": lambda pipe: (pipe / "knowledge_base.jsonl").write_text("[" * 100_000),
    "entries in place of their record": lambda pipe: shutil.copy(
        pipe / "knowledge_base.jsonl", pipe / "knowledge_base.json"
    ),
    "record empty": lambda pipe: (pipe / "knowledge_base.json").write_bytes(b""),
    "record is a list": lambda pipe: (pipe / "knowledge_base.json").write_text("[]"),
}


@pytest.fixture(scope="module")
def blank():
    """A pipeline to load components into, and an unfinished model of the finder's."""
    nlp = spacy.blank("en")
    return nlp, nlp.add_pipe("quotes", config={"weights": None, "model": SMALL}).model


def make_component(blank, folder="quotes"):
    """A component to load into, as `spacy.load` would make it."""
    nlp, model = blank
    chosen = Settings("quotes", 0.0, list(TYPES), False)
    if folder == "quotes_rules":
        return QuoteRules(lang="en", settings=chosen)
    return QuoteFinder(nlp.vocab, model.copy(), settings=chosen)


def check_told(blank, pipe):
    """Loading a component fails with a coded message, and leaves the garbage collector on."""
    component = make_component(blank, pipe.parent.name)
    with pytest.raises(ValueError, match=CODED):
        component.from_disk(pipe, exclude=["vocab"])
    assert gc.isenabled()


def test_disk_whole_pipelines_load(saved):
    for name in ("quotes", "quotes_rules", "wider"):
        pipe = spacy.load(saved / name).get_pipe("pipe")
        assert [entry.id for entry in pipe.knowledge_base] == ["P0", "P1"]


@pytest.mark.parametrize("damage", [*DAMAGE.values(), *BASE_DAMAGE.values()], ids=[*DAMAGE, *BASE_DAMAGE])
def test_disk_damaged_component_is_told(blank, copy, damage):
    pipe = copy()
    damage(pipe)
    check_told(blank, pipe)


@pytest.mark.parametrize("damage", BASE_DAMAGE.values(), ids=BASE_DAMAGE)
def test_disk_damaged_knowledge_base_of_rules_is_told(blank, copy, damage):
    pipe = copy("quotes_rules")
    damage(pipe)
    check_told(blank, pipe)


@pytest.mark.parametrize("name", ["model", "knowledge_base.jsonl", "knowledge_base.json"])
def test_disk_missing_file_is_named(blank, copy, name):
    pipe = copy()
    (pipe / name).unlink()
    with pytest.raises((OSError, ValueError), match=rf"{name}\b"):
        make_component(blank).from_disk(pipe, exclude=["vocab"])


def test_disk_files_of_another_component_are_told(blank, copy, saved):
    pipe = copy()
    shutil.copy(saved / "wider" / "pipe" / "model", pipe / "model")
    check_told(blank, pipe)
    shutil.rmtree(pipe)
    shutil.copytree(saved / "quotes_rules" / "pipe", pipe)
    with pytest.raises((OSError, ValueError), match="model"):
        make_component(blank).from_disk(pipe, exclude=["vocab"])


def test_disk_component_of_another_version_is_told(copy):
    config = copy().parent / "config.cfg"
    config.write_text(config.read_text().replace("QuoteModel.v1", "QuoteModel.v99"))
    with pytest.raises(ValueError, match=r"E893.*QuoteModel\.v99"):
        spacy.load(config.parent)


@pytest.mark.parametrize("data", HUGE.values(), ids=HUGE)
def test_disk_huge_lengths_are_not_believed(blank, copy, data):
    pipe = copy()
    (pipe / "model").write_bytes(data)
    tracemalloc.start()
    try:
        check_told(blank, pipe)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_disk_pickles_are_not_opened(blank, copy, tmp_path):
    made = tmp_path / "made"
    pickled = pickle.dumps(Forged(made))
    array = as_array("|O", [1], pickled)
    forged = [pickled, forge(pickled), forge(array), forge({**array, b"kind": b"O"})]
    for number, data in enumerate(forged):
        for name in ("model", "cfg", "knowledge_base.jsonl", "knowledge_base.json"):
            shutil.rmtree(tmp_path / "quotes", ignore_errors=True)
            pipe = copy()
            (pipe / name).write_bytes(data)
            check_told(blank, pipe)
            assert not made.exists(), (number, name)


def test_disk_damaged_pipeline_is_told_by_spacy_and_by_jobs(copy):
    pipe = copy()
    cut(pipe / "model")
    with pytest.raises(ValueError, match=r"Q027.*pipe"):
        spacy.load(pipe.parent)
    with pytest.raises(InputError, match=r"Q018.*Q027"):
        load_pipeline(str(pipe.parent), "en")


# --- bytes


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A pipeline and the bytes that its component saves."""
    nlp = make_pipeline(tmp_path_factory.mktemp("bytes"))
    return nlp, nlp.get_pipe("pipe").to_bytes(exclude=["vocab"])


def check_bytes(blank, data):
    """A component of these bytes works, or cannot be made, which is told."""
    pipe = make_component(blank)
    with warnings.catch_warnings():
        # Numbers overflow; what is done then is the point.
        warnings.simplefilter("ignore")
        try:
            pipe.from_bytes(data)
        except ValueError as error:
            assert str(error).startswith("[Q"), error
        else:
            # A map without a model is what a component saves that leaves it out.
            if pipe.model.has_ref("roles") and pipe.model.get_ref("roles").has_param("W"):
                assert all(0 <= quote.score <= 1 for quote in pipe(blank[0].make_doc(TEXT))._.quotes)
    assert gc.isenabled()


def test_bytes_whole_component(blank, whole):
    nlp, data = whole
    pipe = make_component(blank).from_bytes(data)
    assert to_json(pipe(nlp.make_doc(TEXT))) == to_json(nlp(TEXT))
    assert [entry.id for entry in pipe.knowledge_base] == ["P0", "P1"]


@FEW
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_bytes_flipped_anywhere(blank, whole, place, bit):
    data = bytearray(whole[1])
    data[int(place * len(data))] ^= 1 << bit
    check_bytes(blank, bytes(data))


@FEW
@given(place=st.floats(0, 1, exclude_max=True), more=st.binary(max_size=20))
def test_bytes_cut_anywhere(blank, whole, place, more):
    data = whole[1]
    check_bytes(blank, data[: int(place * len(data))] + more)


@FEW
@given(st.binary(max_size=200))
def test_bytes_at_random(blank, data):
    check_bytes(blank, data)


@pytest.mark.parametrize("value", [3e38, -3e38, float("inf"), float("nan")])
def test_bytes_with_absurd_weights(blank, whole, value):
    data = whole[1]
    message = srsly.msgpack_loads(data)
    model = srsly.msgpack_loads(message["model"])
    for params in model["params"]:
        for name, param in params.items():
            params[name] = numpy.full_like(param, value)
    check_bytes(blank, srsly.msgpack_dumps({**message, "model": srsly.msgpack_dumps(model)}))


# --- the weights of the package


def make_model():
    model = chain(Linear(4, 3), LayerNorm(4))
    model.initialize()
    return model


MODEL = make_model()
WEIGHTS = write_weights(MODEL, {"confidence": {}})


def check_weights(data):
    """Weights fit, or are told."""
    try:
        read_weights(MODEL, data, "here")
    except ValueError as error:
        assert "[Q024] The weights here" in str(error)


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_weights_flipped_anywhere(place, bit):
    data = bytearray(WEIGHTS)
    data[int(place * len(data))] ^= 1 << bit
    check_weights(bytes(data))


@given(place=st.floats(0, 1, exclude_max=True), more=st.binary(max_size=20))
def test_weights_cut_anywhere(place, more):
    check_weights(WEIGHTS[: int(place * len(WEIGHTS))] + more)


def archive(descr, shape, body=b""):
    """A file of weights whose only array says of itself what it likes."""
    head = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape!r}, }}\n".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as files:
        files.writestr("meta.npy", b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head + body)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("descr", "shape"),
    [
        ("<f4", (1 << 50,)),
        ("<f4", (1 << 62,)),
        ("<f4", (10**30,)),
        ("<f4", (-1,)),
        ("<f4", "x"),
        ("<U1000000000", (3,)),
        ("|O", (1,)),
        ([("a", "|O")], (1,)),
    ],
)
def test_weights_with_a_forged_head_are_told(descr, shape):
    with pytest.raises(ValueError, match="Q024"):
        read_weights(MODEL, archive(descr, shape), "here")


@pytest.mark.parametrize("meta", [b"[1]", b"7", b"null", b"[" * 100_000, b"{", b"\xff"])
def test_weights_with_other_meta_data_are_told(meta):
    stream = io.BytesIO()
    numpy.savez(stream, meta=numpy.frombuffer(meta, dtype=numpy.uint8))
    with pytest.raises(ValueError, match="Q024"):
        read_weights(MODEL, stream.getvalue(), "here")


def test_weights_pickles_are_not_opened(tmp_path):
    pickled = pickle.dumps(Forged(tmp_path / "made"))
    for data in (pickled, archive("|O", (1,), pickled)):
        with pytest.raises(ValueError, match="Q024"):
            read_weights(MODEL, data, "here")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("name", ["../data/en_glove", "/tmp/en_glove", "..\\data\\en_glove", "", "."])
def test_vectors_are_those_of_the_package_only(name):
    with pytest.raises(ValueError, match="Q024"):
        load_table(name)


# --- the source

UNSAFE_MODULES = {"pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve", "yaml"}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__", "torch.load", "pandas.read_pickle"}


def is_unsafe(node):
    """Whether a part of a source opens pickles, or runs what it reads."""
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in UNSAFE_MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return not node.level and (node.module or "").split(".")[0] in UNSAFE_MODULES
    if not isinstance(node, ast.Call):
        return False
    name = ast.unparse(node.func)
    safely = any(ast.unparse(keyword) == "allow_pickle=False" for keyword in node.keywords)
    return name in UNSAFE_CALLS or (name in ("np.load", "numpy.load") and not safely)


def test_source_runs_no_code_of_files():
    unsafe = [
        f"{path.name}:{node.lineno}: {ast.unparse(node)}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8")))
        if is_unsafe(node)
    ]
    assert not unsafe


@pytest.mark.parametrize(
    "source", ["import pickle", "from yaml import load", "eval(x)", "torch.load(x)", "np.load(x)"]
)
def test_source_that_would_run_code_is_noticed(source):
    assert any(map(is_unsafe, ast.walk(ast.parse(source))))
