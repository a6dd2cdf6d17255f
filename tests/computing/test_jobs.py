"""What a worker that was killed leaves behind."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from miteinander.computing.jobs import release_lost_jobs
from tests.cast import make_cast
from tests.computing.questions import ask


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_killed_worker_lets_go_of_the_lock():
    ask(make_cast().actor("member"))
    with connection.cursor() as cursor:  # as a worker leaves it that fetched the job and was killed
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
    async_to_sync(release_lost_jobs)(app.job_manager)
    assert ProcrastinateJob.objects.get(task_name="computing.compute").status == "failed"
