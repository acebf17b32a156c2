using System.Globalization;
using System.Reflection;
using GoRpc.Contracts.Checks;
using Grpc.Core;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads the policies that stand on a method, on the interface that declares it and on its service.</summary>
internal sealed class PolicyReader(ContractReading reading)
{
    public MethodPolicies Read(MethodInfo method, Type owner, MethodType kind)
    {
        // The nearest statement wins.
        MemberInfo[] places = method.DeclaringType == owner ? [method, owner] : [method, method.DeclaringType!, owner];
        var idempotent = places.Select(place => Annotation.Find(place, Attributes.Idempotent)).FirstOrDefault(attribute => attribute is not null);
        return new MethodPolicies(
            idempotent is not null,
            idempotent?.IsTrue("NoSideEffects") == true,
            ReadDeadline(places, kind),
            ReadCompression(places),
            places.Any(place => Annotation.IsOnAsDerived(place, Attributes.Intercept)),
            ReadFaults(places));
    }

    // A response stream may well be endless, so the deadline of a whole service is not meant for it.
    private TimeSpan? ReadDeadline(MemberInfo[] places, MethodType kind)
    {
        var isEndless = kind is MethodType.ServerStreaming or MethodType.DuplexStreaming;
        foreach (var place in isEndless ? places.Take(1) : places)
        {
            if (Annotation.Find(place, Attributes.Deadline) is not { } attribute)
            {
                continue;
            }

            var text = attribute.Text("time") ?? "";
            if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var deadline) && PolicyChecks.IsDeadline(text, deadline))
            {
                return deadline;
            }

            reading.Report(PolicyFaults.Deadline(place, text));
            return null;
        }

        return null;
    }

    private CompressionContract? ReadCompression(MemberInfo[] places)
    {
        foreach (var place in places)
        {
            if (Annotation.Find(place, Attributes.Compress) is not { } attribute)
            {
                continue;
            }

            var encoding = attribute.Number("encoding") ?? -1;
            var fromBytes = attribute.Number("FromBytes");
            if (Enum.IsDefined(typeof(MessageEncoding), encoding) && fromBytes is null or >= 0)
            {
                return new CompressionContract((MessageEncoding)encoding, fromBytes);
            }

            reading.Report(PolicyFaults.Compression(place, encoding, fromBytes));
            return null;
        }

        return null;
    }

    private List<MessageContract> ReadFaults(MemberInfo[] places) =>
        [.. places
            .SelectMany(place => Annotation.All(place, Attributes.Faults))
            .SelectMany(attribute => attribute.Many<Type>("types"))
            .Distinct()
            .Select(ReadFault)
            .OfType<MessageContract>()];

    private MessageContract? ReadFault(Type type)
    {
        if (PolicyChecks.FindFault(type, reading.Method!) is { } fault)
        {
            reading.Report(fault);
            return null;
        }

        return reading.Messages.ReadAlone(type);
    }
}
