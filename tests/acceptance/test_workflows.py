"""The workflows do no harm: few rights, pinned actions, nothing made public by itself."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def load(name: str) -> dict:
    return yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))


def test_zizmor_finds_nothing():
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--persona=auditor", "--offline", "--no-progress", ROOT / ".github"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_job_by_job(path):
    workflow = load(path.name)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "permissions" in job
        assert "timeout-minutes" in job
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_actions_are_pinned_to_one_version_each():
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
            found = re.fullmatch(r"(actions/[a-z-]+)[a-z/]*@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
            assert found, f"{path.name}: {line}"
            pins.setdefault(found[1], set()).add(found[2])
    assert all(len(versions) == 1 for versions in pins.values()), pins


def test_no_command_holds_an_expression():
    for path in WORKFLOWS:
        for job in load(path.name)["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), f"{path.name}: {step}"


def test_nothing_is_published_unless_the_organisation_says_so():
    jobs = load("publish.yml")["jobs"]
    deploying = [job for job in jobs.values() if "deploy-pages@" in str(job["steps"])]
    assert len(deploying) == 1
    assert "vars.STAR_MOMENTS_PAGES == 'public'" in deploying[0]["if"]
    for job in jobs.values():
        assert job in deploying or job["permissions"] in ({}, {"contents": "read"})
        for step in job["steps"]:
            if "pages" in step.get("uses", "") and job not in deploying:
                assert step["if"] == "${{ vars.STAR_MOMENTS_PAGES == 'public' }}"


def test_an_error_keeps_no_wall_from_being_made():
    steps = load("publish.yml")["jobs"]["wall"]["steps"]
    (check,) = (step for step in steps if "star-moments check" in step.get("run", ""))
    assert check["continue-on-error"] is True


def test_an_error_is_told_by_a_job_of_its_own_that_holds_nothing_up():
    jobs = load("publish.yml")["jobs"]
    steps = {step["id"]: step for step in jobs["wall"]["steps"] if "id" in step}
    for name in ("check", "make", "proof"):
        assert steps[name]["continue-on-error"] is True
        assert jobs["wall"]["outputs"][name] == f"${{{{ steps.{name}.outcome }}}}"
        assert f"needs.wall.outputs.{name} == 'failure'" in jobs["errors"]["if"]
    assert jobs["errors"]["steps"][-1]["run"].rstrip().endswith("exit 1")
    assert all("errors" not in str(job.get("needs", "")) for job in jobs.values())


def test_what_is_red_comes_last_and_the_wall_needs_nothing_but_itself():
    jobs = load("publish.yml")["jobs"]
    assert list(jobs)[-1] == "errors"
    assert "needs" not in jobs["wall"]
    assert jobs["pages"]["needs"] == "wall"
    assert set(jobs["errors"]["needs"]) == jobs.keys() - {"errors"}
    # Also where Pages has failed, or where nothing goes there.
    assert jobs["errors"]["if"].startswith("${{ !cancelled() && ")
    # Nothing between the check and the artifact may keep the wall from being kept.
    for step in jobs["wall"]["steps"]:
        assert step.get("if") in (None, "${{ vars.STAR_MOMENTS_PAGES == 'public' }}")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_run_of_a_branch_meets_one_of_another(path):
    groups = [load(one.name)["concurrency"]["group"] for one in WORKFLOWS]
    assert len({group.partition("-")[0] for group in groups}) == len(WORKFLOWS)
    concurrency = load(path.name)["concurrency"]
    assert concurrency["group"].endswith("-${{ github.ref }}")
    # The wall of main is never cut short; a check of what is no longer there is.
    assert concurrency["cancel-in-progress"] is (path.name != "publish.yml")


@pytest.mark.parametrize(("name", "job"), [("check.yml", "content"), ("publish.yml", "wall")])
def test_what_reads_the_content_has_the_history_of_the_wall_file(name, job):
    checkout = load(name)["jobs"][job]["steps"][0]
    assert checkout["with"]["fetch-depth"] == 0


def test_artifacts_with_names_in_them_do_not_stay():
    for path in WORKFLOWS:
        for job in load(path.name)["jobs"].values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/upload-artifact@"):
                    assert step["with"]["retention-days"] <= 7


def caches(name: str) -> list[tuple[int, dict]]:
    """Return the steps that deal with a cache, in the only job that has one, with their place."""
    jobs = [job["steps"] for job in load(name)["jobs"].values() if "actions/cache" in str(job)]
    (steps,) = jobs
    return [(at, step) for at, step in enumerate(steps) if "actions/cache" in step.get("uses", "")]


def builds_at(name: str, job: str) -> int:
    steps = load(name)["jobs"][job]["steps"]
    return next(at for at, step in enumerate(steps) if step.get("run") == "mkdocs build")


@pytest.mark.parametrize(("name", "job"), [("check.yml", "content"), ("publish.yml", "wall")])
def test_a_build_begins_from_what_the_last_one_on_main_left(name, job):
    at, restore = caches(name)[0]
    assert at < builds_at(name, job)
    assert restore["uses"].startswith("actions/cache/restore@")
    key, newest = restore["with"]["key"], restore["with"]["restore-keys"].strip()
    assert restore["with"]["path"].split() == [".star-moments", "site"]
    assert key.startswith(newest)
    assert newest == caches("publish.yml")[0][1]["with"]["restore-keys"].strip()
    assert key.removeprefix(newest).startswith("${{ github.run_id }}")
    for part in (
        "runner.os",
        "outputs.python-version",
        "pyproject.toml",
        "requirements.txt",
        "generator/**",
        "theme/**",
    ):
        assert part in newest


def test_the_wall_of_main_is_kept_when_it_has_been_made():
    at, save = caches("publish.yml")[-1]
    assert at > builds_at("publish.yml", "wall")
    assert save["uses"].startswith("actions/cache/save@")
    assert save["with"]["path"].split() == [".star-moments", "site"]
    assert "if" not in save


def test_only_runs_on_branches_of_the_repository_save_a_cache():
    """A run for `pull_request_target` or `workflow_run` would save where `main` looks."""
    saving = set()
    for path in WORKFLOWS:
        workflow = load(path.name)
        # YAML takes the word `on` for true.
        on = set(workflow[True])
        assert not on & {"pull_request_target", "workflow_run", "issue_comment"}
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                uses = step.get("uses", "")
                assert "cache" not in step.get("with", {}), "an action caches by itself"
                if "actions/cache" in uses and "/restore@" not in uses:
                    saving.add(path.name)
                    assert on <= {"push", "workflow_dispatch", "schedule"}
    assert saving == {"publish.yml"}


def test_full_sizes_run_only_where_the_repository_asks_for_its_nights():
    workflow = load("soak.yml")
    assert "schedule" in workflow[True]
    for job in workflow["jobs"].values():
        assert job["if"] == "${{ vars.STAR_MOMENTS_SOAK == 'nightly' }}"
    asked = [path.name for path in WORKFLOWS if "make soak" in path.read_text(encoding="utf-8")]
    assert asked == ["soak.yml"]
