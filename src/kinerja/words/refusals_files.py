"""What is said about a file that can't be read, or not to its end?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

FILES: Mapping[str, tuple[str, str]] = {
    "file.empty": (N_("This file is empty."), N_("Choose the file that holds the text.")),
    "file.too_large": (
        N_("This file has more than {most} MB."),
        N_("Leave its pictures out, or paste the part with the goals."),
    ),
    "file.unpacks_too_large": (
        N_("This file is small but unpacks to more than {most} MB, so it was not opened."),
        N_("Save it anew from the program it comes from, or paste its text."),
    ),
    "file.password": (
        N_("This file is behind a password."),
        N_("Save a copy without a password, or paste its text."),
    ),
    "file.macros": (
        N_("This file carries macros, which are programs, so it was not opened."),
        N_("Save it as DOCX or XLSX, which have none."),
    ),
    "file.entities": (
        N_("This file defines shorthands in its XML that documents don't need, so it was not opened."),
        N_("Save it anew from the program it comes from, or paste its text."),
    ),
    "file.scanned": (
        N_("This PDF holds pictures of pages and no text."),
        N_("Run text recognition (OCR) over it first, or paste the text."),
    ),
    "file.old_word": (
        N_("This looks like a Word or PowerPoint file of before 2007."),
        N_("Save it as DOCX or PDF."),
    ),
    "file.broken": (
        N_("This file is damaged or incomplete."),
        N_("Open it in its own program and save it anew, or paste its text."),
    ),
    "file.unknown": (
        N_("This is no kind of file that can be read here."),
        N_("What is read: text, Markdown, HTML, DOCX, PDF with text, XLSX, XLS, ODS and CSV."),
    ),
    "file.too_heavy": (
        N_("This file took more time or memory than a document should, so reading was stopped."),
        N_("Save it anew with less in it, or paste its text."),
    ),
    "text.cut": (
        N_("The text is too long to be read in one go: reading stopped at line {line}."),
        N_("Read the rest by itself."),
    ),
    "text.line_cut": (
        N_("Line {line} is too long for a sentence: only its beginning was read."),
        N_("Put each goal on a line of its own."),
    ),
}
