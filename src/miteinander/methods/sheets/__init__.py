"""Printed sheets that the platform makes and reads back: paper counts like the screen.

``asking_files.read_questionnaire(path)`` reads a questionnaire, ``making.files.make_files(asked, out, serials)`` prints
it, ``reading`` reads scans. What both halves know of a page is a ``Layout``. Nothing here loads typst or OpenCV before
it is used.
"""

from miteinander.methods.sheets.asking import Option, Question, Questionnaire
from miteinander.methods.sheets.layout import Box, Code, Field, Kind, Layout, Mark, Page

__all__ = ["Box", "Code", "Field", "Kind", "Layout", "Mark", "Option", "Page", "Question", "Questionnaire"]
