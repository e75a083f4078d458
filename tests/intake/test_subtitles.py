"""Subtitles: what is spoken, a paragraph a speaker, without times. All words and names are invented."""

import pytest

CUES = (("00:00:01,000 --> 00:00:04,000", "The harbour master said"), ("00:00:04,500 --> 00:00:07,000",
        "the ferry had been <i>sold</i>."), ("00:00:08,000 --> 00:00:09,000", "[applause]"))
SRT = "".join(f"{number}\n{when}\n{words}\n\n" for number, (when, words) in enumerate(CUES, 1))


@pytest.mark.parametrize("name", ["talk.srt", "talk.txt", "talk"])
def test_the_words_are_read_without_their_times(read, name):
    [article], errors = read(name, SRT.encode())
    assert (article.text, errors) == ("The harbour master said the ferry had been sold.", [])


def test_each_speaker_has_a_paragraph(read):
    vtt = ("WEBVTT - The council meets\n\nNOTE made by a machine\n\nSTYLE\n::cue { color: red }\n\n"
           "1\n00:01.000 --> 00:04.000 align:start\n<v Ada Brook>Nobody asked us\n\n"
           "00:04.000 --> 00:06.000\nbefore the ferry was sold.\n\n"
           "00:07.000 --> 00:09.000\n<v.loud Tom Vale>We deny that.</v>\n")
    [article], _ = read("talk.vtt", vtt.encode())
    assert article.text == "Ada Brook: Nobody asked us before the ferry was sold.\n\nTom Vale: We deny that."
    assert article.title == "The council meets"


@pytest.mark.parametrize("mark", [">> ", "- ", "– "])
def test_a_mark_at_the_beginning_of_a_line_tells_of_another_speaker(read, mark):
    srt = (f"1\n00:00:01,000 --> 00:00:04,000\n{mark}Was the ferry sold?\n{mark}It was sold on Monday.\n\n"
           "2\n00:00:04,000 --> 00:00:06,000\nThe council knew nothing.\n")
    [article], _ = read("talk.srt", srt.encode())
    assert article.text == "Was the ferry sold?\n\nIt was sold on Monday. The council knew nothing."


def test_rolling_captions_say_each_line_once(read):
    lines = ["the ferry was sold", "without a vote of the council", "and nobody was asked about it"]
    cues = [lines[:1], lines[:2], lines[1:]]
    times = (f"00:0{n}.000 --> 00:0{n}.900" for n in range(3))
    vtt = "WEBVTT\n\n" + "".join("\n".join([time, *cue, "", ""]) for time, cue in zip(times, cues, strict=True))
    [article], _ = read("live.vtt", vtt.encode())
    assert article.text == " ".join(lines)


def test_subtitles_without_words_are_an_error(read):
    assert read("music.srt", b"1\n00:00:01,000 --> 00:00:04,000\n[music]\n") == ([], [("OR-103", "")])


def test_a_speaker_named_at_every_cue_is_named_once(read):
    vtt = ("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Brook>The council said on Monday that Lorne\n\n"
           "00:04.000 --> 00:06.000\n<v Ada Brook>&amp; Sons had bought the ferry.\n\n"
           "00:07.000 --> 00:09.000\n<v Tom Vale>We deny that.\n")
    [article], _ = read("talk.vtt", vtt.encode())
    assert article.text == ("Ada Brook: The council said on Monday that Lorne & Sons had bought the ferry.\n\n"
                            "Tom Vale: We deny that.")
