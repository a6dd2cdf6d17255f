"""Meetings: invitation, registration, the day itself, harvest, documentation, and the next meeting."""
