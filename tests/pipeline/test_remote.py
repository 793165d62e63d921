"""The continuous mode on other runners, as far as the graph; what they can't reach."""

from datetime import UTC, datetime

import apache_beam as beam
import pytest
from apache_beam.io.gcp.pubsub import PubsubMessage
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.portability import common_urns

from pipeline.config import Settings, Unusable
from pipeline.graph import build_stream
from pipeline.manifest import Place
from pipeline.remote import check
from pipeline.report import StreamReport
from pipeline.sources import messages
from pipeline.sources.drain import Queue
from pipeline.sources.native import opened
from pipeline.sources.queue import QueueSource
from pipeline.sources.source import Reading
from pipeline.stream import Stream
from transforms.core.reading.messages import Message, records_of

PUBSUB = "pubsub://news-desk/wire"
KAFKA = "kafka://broker:9092/wire?group=desk"


@pytest.fixture
def queue(monkeypatch):
    """A queue of an address, not looked for."""
    monkeypatch.setattr("pipeline.sources.queue.patiently", lambda *_, **__: None)
    return lambda address: QueueSource([address], Settings().parse_settings())


def proto(read, runner, output="/shared/out"):
    """Build the stream for a runner, and turn it into what a runner gets."""
    settings = Settings(output=output, stream=Stream(streaming=True))
    place = Place(output=output, index=f"{output}/_index", run="run")
    report = StreamReport(stream="run", runner=runner, settings=settings, started=0.0)
    pipeline = beam.Pipeline(
        "FnApiRunner", options=PipelineOptions(["--streaming", "--project=desk"])
    )
    build_stream(pipeline, read, settings, place, report)
    return pipeline.to_runner_api()


def stateful(built):
    """The steps with a timer, by name."""
    for one in built.components.transforms.values():
        if one.spec.urn == common_urns.primitives.PAR_DO.urn:
            pardo = beam.portability.api.beam_runner_api_pb2.ParDoPayload()
            pardo.ParseFromString(one.spec.payload)
            if pardo.timer_family_specs:
                yield one.unique_name


@pytest.mark.parametrize("address", [PUBSUB, KAFKA])
@pytest.mark.parametrize("runner", ["FlinkRunner", "PortableRunner", "SparkRunner"])
def test_any_portable_runner_gets_our_source_and_one_step_with_a_timer(
    queue, address, runner
):
    settings = Settings(input=[address], output="gs://desk/out")
    assert not check(settings, runner)
    built = proto(queue(address).read(Reading(landing="/shared/landing")), runner)
    requirements = set(built.requirements)
    assert common_urns.requirements.REQUIRES_SPLITTABLE_DOFN.urn in requirements
    assert common_urns.requirements.REQUIRES_STATEFUL_PROCESSING.urn in requirements
    assert common_urns.requirements.REQUIRES_BUNDLE_FINALIZATION.urn in requirements
    assert [*stateful(built)] == ["CloseBuckets/Close"]


def test_dataflow_gets_its_own_source(queue):
    settings = Settings(input=[PUBSUB], output="gs://desk/out")
    assert check(settings, "DataflowRunner")
    reading = Reading(landing="/shared/landing", time_attribute="at", native=True)
    built = proto(queue(PUBSUB).read(reading), "DataflowRunner")
    reads = [
        one.unique_name
        for one in built.components.transforms.values()
        if one.spec.urn == "beam:transform:pubsub_read:v1"
    ]
    assert reads == ["Read/Read/Read"]
    assert [*stateful(built)] == ["CloseBuckets/Close"]


def test_a_message_of_dataflows_source_gives_the_same_records_as_one_of_ours():
    attributes = {"at": "2024-03-09T10:00:00Z", "desk": "sport"}
    at = datetime(2024, 3, 9, 12, tzinfo=UTC)
    data = b'{"id": "a", "title": "Harbour", "text": "The harbour bridge will close."}'
    reading = Reading(landing="l", time_attribute="at")
    theirs = PubsubMessage(data, attributes, "7", at, "key")
    ours = Message(
        uri=f"{PUBSUB}/7",
        id="7",
        data=data,
        attributes=attributes,
        published=round(at.timestamp() * 1e6),
        key="key",
    )
    wanted = records_of(ours, reading.settings, round(at.timestamp() - 7200) * 10**6)
    assert [*opened(theirs, PUBSUB, reading)] == [*wanted]


@pytest.mark.parametrize(
    ("settings", "runner", "told"),
    [
        (
            Settings(input=[PUBSUB], output="out"),
            "DataflowRunner",
            "--output out: is on",
        ),
        (
            Settings(input=[PUBSUB], output="gs://b/o", index="i"),
            "DataflowRunner",
            "--index i: is on this machine.*expected gs://BUCKET",
        ),
        (
            Settings(input=["watch:in"], output="gs://b/o"),
            "DataflowRunner",
            "--input watch:in: is on this machine",
        ),
        (
            Settings(input=["in/*.json"], output="gs://b/o"),
            "DataflowRunner",
            "--input in/.*expected gs://... or a queue",
        ),
        (
            Settings(input=[PUBSUB], output="o", queue=Queue(native="on")),
            "FnApiRunner",
            "--native on: on FnApiRunner.*a crash loses them; expected auto or off",
        ),
        (
            Settings(input=[PUBSUB], output="gs://b/o", queue=Queue(drain=True)),
            "DataflowRunner",
            "has no end; expected --streaming, or --native off with --drain",
        ),
    ],
)
def test_what_a_runner_cannot_have_is_told_before_it_begins(settings, runner, told):
    with pytest.raises(Unusable, match=told):
        check(settings, runner)


def test_without_the_native_source_dataflow_drains_as_others_do():
    queue = Queue(drain=True, native="off")
    settings = Settings(input=[PUBSUB], output="gs://b/o", queue=queue)
    assert not check(settings, "DataflowRunner")


def test_a_stream_with_a_remote_output_looks_now_and_then_whether_it_is_to_stop(
    monkeypatch,
):
    looks = []
    monkeypatch.setattr(messages.storage, "exists", lambda path: looks.append(path))
    asked = messages.stop_asked("gs://desk/out/stop")
    assert not asked()
    assert looks == []
    monkeypatch.setattr(messages, "REMOTE_LOOK", 0.0)
    asked()
    assert looks == ["gs://desk/out/stop"]
