"""Makes one call of each kind with requests in gzip, and prints what came back.

Usage: compression.py HOST:PORT STUBS_FOLDER

Prints one JSON object: an observation per kind of call. It judges nothing; the tests do.
"""
import json
import sys

sys.path.insert(0, sys.argv[2])

import grpc
import texts_pb2 as texts
import texts_pb2_grpc as stubs

OPTIONS = {"timeout": 60, "compression": grpc.Compression.Gzip}  # seconds

stub = stubs.TextsStub(grpc.insecure_channel(sys.argv[1]))
long = texts.Text(value="a long text. " * 500)
short = texts.Text(value="short")


def values(messages):
    return [message.value for message in messages]


json.dump(
    {
        "Unary": values([stub.Unary(long, **OPTIONS)]),
        "ClientStreaming": values([stub.Up(iter([long, short]), **OPTIONS)]),
        "ServerStreaming": values(stub.Down(long, **OPTIONS)),
        "DuplexStreaming": values(stub.Both(iter([short, long]), **OPTIONS)),
    },
    sys.stdout)
