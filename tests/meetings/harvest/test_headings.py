"""The page of headings: what belongs together is put together there."""

from miteinander.meetings.services.harvest import put_into_group
from miteinander.meetings.services.harvest_groups import add_group

HEADINGS = "/treffen/tag-1/leitung/ernte/ueberschriften/"


def test_findings_are_put_under_headings_all_at_once_and_only_what_was_changed_here_counts(orchard, client_of):
    organiser = client_of("organiser")
    group = add_group(orchard.meeting, "Pflege", by=orchard.organiser, at=orchard.at)
    one, other = orchard.find("Eins"), orchard.find("Zwei")
    page = organiser.get(HEADINGS).content.decode()
    assert "Welche Erkenntnis gehört wohin?" in page
    put_into_group(other, group, by=orchard.organiser, at=orchard.at)  # by a colleague, meanwhile
    sent = {"act": "sort", f"g{one.pk}": str(group.pk), f"s{one.pk}": "", f"g{other.pk}": "", f"s{other.pk}": ""}
    page = organiser.post(HEADINGS, sent, follow=True).content.decode()
    assert "1 Erkenntnis steht jetzt woanders." in page
    assert group.findings.count() == 2
