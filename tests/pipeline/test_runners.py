"""Law 4 over runners: one mixed job gives the same lines on each."""

import json

TWO_WORKERS = ("--direct_running_mode=multi_processing", "--direct_num_workers=2")


def more_stories(folder):
    """Add stories of which a fifth are near duplicates, in several files."""
    for number in range(4):
        lines = []
        for row in range(25):
            own = f"story {number * 7 + row} of the day has its own words {row}"
            text = " ".join(f"{own} in part {part}" for part in range(12))
            if row % 5 == 4:
                text = f"{json.loads(lines[-1])['text']} One more sentence came."
            record = {"id": f"s{number}-{row}", "title": own, "text": text}
            lines.append(json.dumps({**record, "published": f"2024-03-{row + 1:02}"}))
        (folder / f"more-{number}.jsonl").write_text("\n".join(lines))


def test_every_runner_gives_the_same_lines(desk, prism):
    more_stories(desk.folder / "in")
    runners = {
        "direct": ("--runner=FnApiRunner",),
        "two": ("--runner=FnApiRunner", *TWO_WORKERS),
        "prism": prism.options(),
    }
    for name, options in runners.items():
        done = desk.run(*options, output=name)
        assert done.returncode == 0, done.stderr

    lines = {name: desk.lines(name) for name in runners}
    assert lines["direct"] == lines["two"] == lines["prism"]
    assert [len(kind) > 1 for kind in lines["prism"].values()] == [True] * 3
