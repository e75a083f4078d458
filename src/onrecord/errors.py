"""Numbered errors: what, where, what to do. Every message a user can meet has its number here.

>>> str(OnRecordError("OR-101", where="a.txt"))
'OR-101 a.txt: no such file. Check the path; the other files were read.'
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # number: (what is wrong, what to do)
    "OR-101": ("no such file", "Check the path; the other files were read."),
    "OR-102": ("the file cannot be read", "Check its permissions; the other files were read."),
    "OR-103": ("there is nothing in it", "Check whether the file was saved or downloaded completely."),
    "OR-104": ("this is not text, and no kind of file that is known", "Save the article as text, a page, PDF or DOCX."),
    "OR-105": ("this is too long for one article", "Split it into articles, or put one article a line into a JSON Lines file."),
    "OR-106": ("its encoding cannot be told", "Save the file as UTF-8."),
    "OR-107": ("there is no file in this folder", "Check the path; hidden files are not read."),
    "OR-108": ("the front matter between the --- lines is not YAML", "Put values with a colon into quotation marks, or take the --- lines away."),
    "OR-109": ("this is not one JSON object", "Write one object a line; the other lines were read."),
    "OR-110": ("the article has no text", "Name the field or column that holds it: --fields text=NAME."),
    "OR-111": ("this is no publication date", "Write 2025-04-28, 2025-04, or date and time with zone: 2025-04-28T09:30+02:00."),
    "OR-112": ("the page has no article in it", "Save the page after it has loaded completely, or paste its text into a .txt file."),
    "OR-113": ("only English is read", "The article was skipped; the others were read."),
    "OR-114": ("the names of the fields are not understood", "Write ours=theirs, with commas between: text=body,published=date."),
    "OR-115": ("there is no story beside credits, links and notices", "Check whether the article was saved completely."),
    "OR-116": ("this is not a web address", "Write it with http:// or https://."),
    "OR-117": ("in a folder, links and pipes are not read", "Name the file itself."),
    "OR-118": ("files of this kind are not read", "The file was passed over; the others were read."),
    "OR-119": ("the file is locked with a password", "Save a copy of it without the password."),
    "OR-120": ("its pages are pictures, without text", "Run text recognition (OCR) over it, or paste its text into a .txt file."),
    "OR-121": ("the file is damaged or cut off", "Save or download it again; what could be read of it was read."),
    "OR-122": ("this holds more than an archive may", "Unpack it yourself and read the folder; the rest was read."),
    "OR-123": ("a path in the archive leads out of it", "Look at where it comes from; the other files in it were read."),
    "OR-124": ("reading it takes too long", "Save it as text, a page or DOCX; the other files were read."),
    "OR-125": ("reading it takes too much memory", "Split it, or save it as text, a page or DOCX; the other files were read."),
    "OR-126": ("reading it has ended the program that takes files apart", "Save it as text, a page or DOCX, and please report it with the file; the other files were read."),
    "OR-201": ("a file of the reader model is missing", "Install onrecord again, or make the model with `python -m training.train` and `python -m training.export`."),
    "OR-202": ("a file of the reader model is damaged", "Install onrecord again, or make the model with `python -m training.train` and `python -m training.export`."),
    "OR-205": ("the number of threads is not one from 1 to 256", "Set ONRECORD_THREADS to a number, or not at all."),
    "OR-301": ("the table of actors cannot be used", "Correct the lines named here, or leave the table away."),
    "OR-302": ("the table of actors cannot be read", "Check the path, its permissions, and that it is saved as UTF-8."),
    "OR-303": ("the table of verbs cannot be used", "Correct the lines named here, or leave the table away."),
    "OR-304": ("the table of verbs cannot be read", "Check the path, its permissions, and that it is saved as UTF-8."),
    "OR-401": ("there is no record", "Check the path, or read articles into it first."),
    "OR-402": ("the record cannot be opened or written", "Check the folder and its permissions, and that the disk is not full."),
    "OR-403": ("this file is not a record", "Name another file; this one was left as it is."),
    "OR-404": ("the record was made by a newer onrecord", "Upgrade onrecord; the record was left as it is."),
    "OR-405": ("the record is in use", "Another program writes to it or keeps it open, and 10 seconds of waiting were not enough: try again when it is done."),
    "OR-406": ("the reading cannot be kept", "Read the article again; the other articles were kept."),
    "OR-407": ("the record is damaged", "Restore a copy of it, or read the articles again into a new record."),
    "OR-408": ("the file is there already", "Choose another name, or write --force to replace it."),
    "OR-409": ("the record was written with other codes for its words", "Use the onrecord that wrote it; or make its tables anew from the kept readings: `onrecord rebuild`."),
    "OR-501": ("nothing on record has this id", "List ids with `onrecord articles`, `said` or `claims`."),
    "OR-502": ("the id or name is not complete enough", "Write more of it."),
    "OR-503": ("this is not a day", "Write 2025-04-28, 2025-04 or 2025."),
    "OR-504": ("no such actor is on record", "Use a country code (CHN) or a name as the articles write it."),
    "OR-505": ("this is none of the words to choose from", "Choose one of those named here."),
    "OR-506": ("this cannot be exported as a table", "Choose one of the tables named here."),
    "OR-507": ("this is no part of a list", "Write whole numbers from 0 on; without a limit all is listed."),
    "OR-508": ("nobody can be asked whether to remove it", "Write --yes and the whole id of the article."),
    "OR-509": ("this leads to no place in this list", "Give what the page before of the same list has as `next`, whole."),
    "OR-510": ("this cannot be corrected so", "See `onrecord correct --help`; what a fact is tells `onrecord show ID`."),
    "OR-511": ("this contradicts what was judged before", "Undo one of these corrections first: `onrecord undo ID`."),
    "OR-512": ("this correction is undone already", "`onrecord corrections` says what has become of it."),
    "OR-520": ("the file of ignored notes cannot be used", "Each line is KIND:ID, a tab, why; correct the line or delete it."),
    "OR-521": ("a draft is one article in one file", "Name the file of the draft; text and HTML are read."),
    "OR-522": ("the check made no such note", "Name one of its notes, KIND:ID, as they are printed."),
    "OR-523": ("it is not said since when", "Name a day or an article, and only one of them."),
    "OR-524": ("this is not a position", "Choose one of the positions named here."),
    "OR-530": ("there is nothing of this kind to judge", "Read more articles, or draw something else: `onrecord audit draw --help`."),
    "OR-531": ("this is not a sheet to be scored", "Give the .yaml or .csv file that `onrecord audit draw` wrote, with its columns and ids as they were."),
    "OR-532": ("this is not a verdict", "Write yes or no, or leave the field blank."),
    "OR-552": ("an option cannot be used", "See `onrecord COMMAND --help`."),
    "OR-553": ("the file cannot be written", "Choose another place with --out, or make the folder writable."),
    "OR-561": ("a process that reads has ended", "Its article is read by another one. If this comes again there may be too little memory: try --workers 1."),
    "OR-562": ("fewer processes read than could", "Nothing is lost, it takes longer; --workers says how many there are to be."),
    "OR-563": ("reading this article has ended the processes that read it", "The rest was read. Please report it with the file."),
    "OR-564": ("reading this article takes too long", "The rest was read. Split it into articles, or report it with the file."),
    "OR-601": ("this page cannot be asked that", "Take it out of the address, or write one of what is named here."),
    "OR-602": ("there is no such page", "Begin at /; what was on record may have been forgotten since."),
    "OR-603": ("this does not come from a page of onrecord", "Open the address that `onrecord serve` printed, and go on from there."),
    "OR-604": ("the key to this record is missing", "Open the address that `onrecord serve` printed when it began, with everything behind the question mark."),
    "OR-605": ("too many passwords were tried", "Wait a minute."),
    "OR-606": ("this is too much to send at once", "Read large files with `onrecord read`; nothing of it was kept."),
    "OR-607": ("nothing can be sent to this page", "Look at it, and use the forms on it."),
    "OR-608": ("nothing can listen there", "Another program may listen there already: choose another --port."),
    "OR-609": ("a shared record needs a password", "Set ONRECORD_PASSWORD, or run it in a terminal and write one."),
    "OR-610": ("somebody corrected this meanwhile", "Look at it again, as it is now; nothing was changed by you."),
    "OR-559": ("something went wrong in onrecord itself", "The rest was read. Please report it with the file."),
}


class OnRecordError(Exception):
    """An error with a number a user can look up.

    ``where``: file, line or setting. ``detail``: what was found there, added to the message.
    """

    def __init__(self, code: str, where: str = "", detail: str = "") -> None:
        what, remedy = MESSAGES[code]
        self.code, self.where, self.what, self.remedy = code, where, what, remedy
        self.detail = detail
        place = f"{code} {where}" if where else code
        super().__init__(f"{place}: {what}{f' ({detail})' if detail else ''}. {remedy}")
