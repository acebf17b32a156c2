"""Makes one call of each kind that fails, and prints what a client reads of the failure.

Usage: details.py HOST:PORT STUBS_FOLDER

Prints one JSON object: an observation per kind of call. It judges nothing; the tests do.
"""
import json
import sys

sys.path.insert(0, sys.argv[2])

import grpc
from google.protobuf.json_format import MessageToDict
import error_details_pb2
import probe_pb2 as probe
import probe_pb2_grpc as stubs
import status_pb2

LIMIT = 60  # seconds


def failure(call):
    try:
        call()
    except grpc.RpcError as error:
        trailers = dict(error.trailing_metadata())
        status = status_pb2.Status.FromString(trailers["grpc-status-details-bin"])
        return {
            "code": error.code().name,
            "message": error.details(),
            "status": status.code,
            "pushback": trailers.get("grpc-retry-pushback-ms"),
            "not_executed": trailers.get("gorpc-not-executed"),
            "details": {any.TypeName(): MessageToDict(unpacked(any)) for any in status.details},
        }


def unpacked(any):
    package, _, name = any.TypeName().rpartition(".")
    message = getattr(error_details_pb2 if package == "google.rpc" else probe, name)()
    any.Unpack(message)
    return message


stub = stubs.ProbeStub(grpc.insecure_channel(sys.argv[1]))
one = probe.Number(value=1)
json.dump(
    {
        "Unary": failure(lambda: stub.Unary(one, timeout=LIMIT)),
        "ClientStreaming": failure(lambda: stub.Up(iter([one, one]), timeout=LIMIT)),
        "ServerStreaming": failure(lambda: list(stub.Down(one, timeout=LIMIT))),
        "DuplexStreaming": failure(lambda: list(stub.Both(iter([one, one]), timeout=LIMIT))),
    },
    sys.stdout)
