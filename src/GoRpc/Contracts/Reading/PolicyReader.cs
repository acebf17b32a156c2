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
        var idempotent = places.Select(place => place.GetCustomAttribute<IdempotentAttribute>()).FirstOrDefault(attribute => attribute is not null);
        return new MethodPolicies(
            idempotent is not null,
            idempotent is { NoSideEffects: true },
            ReadDeadline(places, kind),
            ReadFaults(places));
    }

    // A response stream may well be endless, so the deadline of a whole service is not meant for it.
    private TimeSpan? ReadDeadline(MemberInfo[] places, MethodType kind)
    {
        var isEndless = kind is MethodType.ServerStreaming or MethodType.DuplexStreaming;
        foreach (var place in isEndless ? places.Take(1) : places)
        {
            if (place.GetCustomAttribute<DeadlineAttribute>() is not { } attribute)
            {
                continue;
            }

            if (TimeSpan.TryParse(attribute.Time, CultureInfo.InvariantCulture, out var deadline) && PolicyChecks.IsDeadline(attribute.Time, deadline))
            {
                return deadline;
            }

            reading.Report(PolicyFaults.Deadline(place, attribute.Time));
            return null;
        }

        return null;
    }

    private List<MessageContract> ReadFaults(MemberInfo[] places) =>
        [.. places
            .SelectMany(place => place.GetCustomAttributes<FaultsAttribute>())
            .SelectMany(attribute => attribute.Types)
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
