"""What the web server and the workers are told."""

from miteinander.serving.options import Options, environment


def test_every_child_computes_on_one_thread_so_that_two_cores_are_not_quarrelled_about():
    told = environment(Options(demo=False, host="127.0.0.1", port=8000, mail_port=8025), "postgresql://x@localhost/x")
    assert {name: told[name] for name in told if name.endswith("_NUM_THREADS")} == {
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "RAYON_NUM_THREADS": "1",
    }
