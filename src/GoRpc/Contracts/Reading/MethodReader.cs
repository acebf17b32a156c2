using System.Reflection;
using GoRpc.Contracts.Checks;
using Grpc.Core;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads a method of an interface.</summary>
internal sealed class MethodReader(ContractReading reading)
{
    private readonly PayloadReader _payloads = new(reading);
    private readonly PolicyReader _policies = new(reading);
    private readonly HashKeyReader _hashKeys = new(reading);

    /// <summary>The method, or null when it has faults that keep it from being one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="owner">The service that the method belongs to.</param>
    public MethodContract? Read(MethodInfo method, Type owner)
    {
        reading.Method = method;
        var faults = MethodChecks.FindFaults(method).ToList();
        reading.Report(faults);
        if (faults.Count > 0)
        {
            // Its types and policies are read all the same, so that their faults do not come to light one after another.
            _payloads.ReadTypes(method);
            _policies.Read(method, owner, MethodType.Unary);
            return null;
        }

        var signature = SignatureReader.Read(method);
        var kind = KindOf(signature);
        var service = ServiceNames.Of(owner);
        var name = ServiceNames.Of(method);
        var request = _payloads.ReadRequest(method, signature, service + name);
        var response = _payloads.ReadResponse(method, signature, service + name);
        var policies = _policies.Read(method, owner, kind);
        if (request is null || response is null)
        {
            return null;
        }

        var hashKey = _hashKeys.Read(method, signature, request);
        return new MethodContract(method, signature)
        {
            ServiceName = service,
            Name = name,
            Kind = kind,
            Request = request,
            Response = response,
            IsIdempotent = policies.IsIdempotent,
            HasNoSideEffects = policies.HasNoSideEffects,
            Deadline = policies.Deadline,
            HashKey = hashKey,
            Compression = policies.Compression,
            IsIntercepted = policies.IsIntercepted,
            Faults = policies.Faults,
        };
    }

    private static MethodType KindOf(MethodSignature signature) => (signature.Stream >= 0, signature.ResultForm is ResultForm.AsyncEnumerable) switch
    {
        (false, false) => MethodType.Unary,
        (true, false) => MethodType.ClientStreaming,
        (false, true) => MethodType.ServerStreaming,
        (true, true) => MethodType.DuplexStreaming,
    };
}
