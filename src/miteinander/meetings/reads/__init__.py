"""Reading about meetings: one function per page, a fixed number of queries."""

from miteinander.meetings.reads.overview import MeetingLine, meeting_list

__all__ = ["MeetingLine", "meeting_list"]
