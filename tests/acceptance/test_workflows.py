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
            found = re.fullmatch(r"(actions/[a-z-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
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
        assert job in deploying or job["permissions"] == {"contents": "read"}
        for step in job["steps"]:
            if "pages" in step.get("uses", "") and job not in deploying:
                assert step["if"] == "${{ vars.STAR_MOMENTS_PAGES == 'public' }}"


def test_an_error_keeps_no_wall_from_being_made():
    steps = load("publish.yml")["jobs"]["wall"]["steps"]
    (check,) = (step for step in steps if "star-moments check" in step.get("run", ""))
    assert check["continue-on-error"] is True


def test_artifacts_with_names_in_them_do_not_stay():
    for path in WORKFLOWS:
        for job in load(path.name)["jobs"].values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/upload-artifact@"):
                    assert step["with"]["retention-days"] <= 7
