"""Tables that libraries bring along: declared here, because no room of ours owns them."""

from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Activity, Declaration, declare, declare_activity, technical

declare_activity(
    Activity(
        key="machinery",
        title=_("Background work"),
        purpose=_("So that letters are sent and rows are erased in time, even if the machine was off for a while."),
        legal_basis=_("No personal data: only numbers of rows"),
        subjects=_("Nobody"),
        recipients=_("Nobody"),
    ),
)

_EMPTY = _("made by the library, says nothing about people")
_JOBS = _("removed when the work is done; what failed, after 14 days")

declare(
    Declaration(
        "contenttypes.ContentType", "machinery", technical("id", "app_label", "model"), retention_reason=_EMPTY
    ),
    Declaration(
        "auth.Permission", "machinery", technical("id", "name", "content_type", "codename"), retention_reason=_EMPTY
    ),
    Declaration("auth.Group", "machinery", technical("id", "name"), retention_reason=_EMPTY),
    Declaration("auth.Group_permissions", "machinery", technical("id", "group", "permission"), retention_reason=_EMPTY),
    Declaration(
        "procrastinate.ProcrastinateJob",
        "machinery",
        technical(
            "id",
            "queue_name",
            "task_name",
            "priority",
            "lock",
            "args",
            "status",
            "scheduled_at",
            "attempts",
            "queueing_lock",
            "abort_requested",
            "worker",
        ),
        retention_reason=_JOBS,
    ),
    Declaration(
        "procrastinate.ProcrastinateEvent", "machinery", technical("id", "job", "type", "at"), retention_reason=_JOBS
    ),
    Declaration(
        "procrastinate.ProcrastinatePeriodicDefer",
        "machinery",
        technical("id", "task_name", "defer_timestamp", "job", "periodic_id"),
        retention_reason=_JOBS,
    ),
    Declaration(
        "procrastinate.ProcrastinateWorker", "machinery", technical("id", "last_heartbeat"), retention_reason=_JOBS
    ),
)
