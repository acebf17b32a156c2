"""Calls the demo host with grpcio and stubs generated from demo.proto.

Usage: client.py HOST:PORT STUBS_FOLDER

Prints one JSON object: an observation per name. It judges nothing; the tests do.
"""
import json
import queue
import sys

sys.path.insert(0, sys.argv[2])

import grpc
import demo_pb2 as demo
import demo_pb2_grpc as stubs
import status_pb2

LIMIT = 60  # seconds; bounds every call that is not about deadlines
observations = {}


def observe(name):
    """Runs a function at once and keeps what it returns, or the failure of the call, under its name."""
    def run(function):
        try:
            observations[name] = function()
        except grpc.RpcError as error:
            observations[name] = failure(error)
        return function
    return run


def failure(error):
    trailers = dict(error.trailing_metadata() or ())
    seen = {"code": error.code().name, "message": error.details()}
    if "grpc-status-details-bin" in trailers:
        status = status_pb2.Status.FromString(trailers["grpc-status-details-bin"])
        seen["status"] = {
            "code": status.code,
            "message": status.message,
            "details": [{"type": any.type_url, "value": any.value.hex()} for any in status.details],
        }
    return seen


channel = grpc.insecure_channel(sys.argv[1])
calculator = stubs.CalculatorStub(channel)
stocks = stubs.StocksStub(channel)
telemetry = stubs.TelemetryStub(channel)
chat = stubs.ChatStub(channel)


# Unary calls.

@observe("add")
def add():
    return calculator.Add(demo.Operands(a=2, b=3), timeout=LIMIT).value


@observe("add zero")
def add_zero():
    return calculator.Add(demo.Operands(a=0, b=0), timeout=LIMIT).value


@observe("add negative")
def add_negative():
    return calculator.Add(demo.Operands(a=-2147483648, b=1), timeout=LIMIT).value


@observe("add too large")
def add_too_large():
    return calculator.Add(demo.Operands(a=2147483647, b=1), timeout=LIMIT).value


@observe("subtract")
def subtract():
    return calculator.Subtract(demo.Operands(a=2, b=3), timeout=LIMIT).value


@observe("multiply")
def multiply():
    return calculator.Multiply(demo.Operands(a=-6, b=7), timeout=LIMIT).value


@observe("divide")
def divide():
    return calculator.Divide(demo.Division(a=7, b=2), timeout=LIMIT).value


@observe("divide by zero")
def divide_by_zero():
    return calculator.Divide(demo.Division(a=7, b=0), timeout=LIMIT).value


@observe("divide by zero, detail")
def divide_by_zero_detail():
    try:
        calculator.Divide(demo.Division(a=7, b=0), timeout=LIMIT)
    except grpc.RpcError as error:
        status = status_pb2.Status.FromString(dict(error.trailing_metadata())["grpc-status-details-bin"])
        fault = demo.DivisionByZero()
        return {"unpacked": status.details[0].Unpack(fault), "dividend": fault.dividend}


# Deadlines, cancellation, metadata, compression.

@observe("slow")
def slow():
    return calculator.Slow(demo.Wait(milliseconds=20), timeout=LIMIT).value


@observe("slow past its deadline")
def slow_past_its_deadline():
    return calculator.Slow(demo.Wait(milliseconds=600000), timeout=0.3).value


@observe("slow, cancelled")
def slow_cancelled():
    call = calculator.Slow.future(demo.Wait(milliseconds=600000), timeout=LIMIT)
    call.cancel()
    return call.code().name


@observe("metadata")
def metadata():
    response, call = calculator.Add.with_call(
        demo.Operands(a=1, b=2), timeout=LIMIT, metadata=(("caller", "python"), ("caller-bin", b"\x00\xff\x80")))
    return {"value": response.value, "code": call.code().name}


@observe("gzip")
def gzip():
    return calculator.Add(demo.Operands(a=20, b=22), timeout=LIMIT, compression=grpc.Compression.Gzip).value


# Streams.

def quote(message):
    return {
        "symbol": message.symbol,
        "price": message.price,
        "at": message.at.seconds * 1000000000 + message.at.nanos,
        "volume": message.volume,
    }


@observe("watch")
def watch():
    return [quote(message) for message in stocks.Watch(demo.WatchRequest(symbol="ACME", count=3), timeout=LIMIT)]


@observe("watch until cancelled")
def watch_until_cancelled():
    call = stocks.Watch(demo.WatchRequest(symbol="ACME"), timeout=LIMIT)
    seen = [quote(next(call)), quote(next(call))]
    call.cancel()
    return {"quotes": seen, "code": call.code().name}


@observe("watch unknown")
def watch_unknown():
    return [quote(message) for message in stocks.Watch(demo.WatchRequest(symbol="NOPE", count=1), timeout=LIMIT)]


def reading(device, value):
    message = demo.Reading(device=device, value=value)
    message.at.FromJsonString("2026-03-01T12:00:00.125Z")
    return message


@observe("upload")
def upload():
    readings = [reading("boiler-1", 20), reading("pump-7", -1.5), reading("boiler-1", 30), reading("boiler-1", 25)]
    summary = telemetry.Upload(iter(readings), timeout=LIMIT)
    return [
        {"device": device.device, "count": device.count, "min": device.min, "max": device.max, "mean": device.mean}
        for device in summary.devices
    ]


@observe("upload nothing")
def upload_nothing():
    return len(telemetry.Upload(iter(()), timeout=LIMIT).devices)


@observe("upload bad reading")
def upload_bad_reading():
    return len(telemetry.Upload(iter([reading("", 1)]), timeout=LIMIT).devices)


@observe("talk")
def talk():
    said = queue.Queue()
    answers = chat.Talk(iter(said.get, None), timeout=LIMIT)
    said.put(demo.ChatMessage(**{"from": "python", "text": "hello"}))
    first = next(answers)  # arrives while this side has not finished
    said.put(demo.ChatMessage(**{"from": "python", "text": "bye"}))
    said.put(None)
    rest = list(answers)
    return {
        "first": {"from": getattr(first, "from"), "text": first.text, "has_at": first.HasField("at")},
        "rest": len(rest),
        "code": answers.code().name,
    }


# What is not there, and what is there beside the contracts.

def raw(path, request=b""):
    return channel.unary_unary(path)(request, timeout=LIMIT).hex()


@observe("unknown method")
def unknown_method():
    return raw("/gorpc.demo.Calculator/Modulo")


@observe("unknown service")
def unknown_service():
    return raw("/gorpc.demo.Nothing/Add")


@observe("health")
def health():
    return raw("/grpc.health.v1.Health/Check")


json.dump(observations, sys.stdout)
