"""Documents for the tests of stories: invented people, said in so many words."""

from __future__ import annotations

from typing import Any


def make_record(id: str, *said: tuple[str | None, str], **more: Any) -> dict[str, Any]:
    """The JSON form of a document of quotes.

    id (str): its id.
    *said (Tuple[Optional[str], str]): speaker and content of each quote; "Ann Berg / Berg" for a speaker
        with several spellings.
    **more (Any): kind="..." of all speakers, ids={name: speaker id}.
    RETURNS (Dict[str, Any]): the record.
    """
    text, quotes, speakers = "", [], {}
    for number, (who, words) in enumerate(said):
        quote = {"id": f"q{number}", "type": "direct", "content": [[len(text), len(text) + len(words)]]}
        text += words + "\n"
        if who is not None:
            names = who.split(" / ")
            speaker_id = more.get("ids", {}).get(names[0], names[0].lower().replace(" ", "-"))
            kind = {"kind": more["kind"]} if "kind" in more else {}
            speakers[speaker_id] = {"id": speaker_id, "name": names[0], "names": names, **kind}
            quote["speaker_id"] = speaker_id
        quotes.append(quote)
    return {"id": id, "text": text, "quotes": quotes, "speakers": list(speakers.values())}
