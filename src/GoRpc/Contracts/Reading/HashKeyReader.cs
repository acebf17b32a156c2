using System.Reflection;
using GoRpc.Contracts.Checks;

namespace GoRpc.Contracts.Reading;

/// <summary>Finds the field by which the calls of a method are told apart.</summary>
internal sealed class HashKeyReader(ContractReading reading)
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Several methods may take one message; its faults are told once.
    private readonly HashSet<MessageContract> _told = [];

    /// <summary>The number of the field, in the request message or in its header; null when nothing is marked, or what is marked can't be a key.</summary>
    public int? Read(MethodInfo method, MethodSignature signature, PayloadContract request)
    {
        var faultsBefore = reading.Faults.Count;
        var fields = FieldsOf(method, signature, request);
        if (fields.Count > 1)
        {
            reading.Report(PolicyFaults.SeveralKeys(Place.Of(method), [.. fields.Select(field => field.Name)]));
        }

        return fields.Count == 1 && reading.Faults.Count == faultsBefore ? fields[0].Number : null;
    }

    private List<FieldContract> FieldsOf(MethodInfo method, MethodSignature signature, PayloadContract request)
    {
        var fields = new List<FieldContract>();
        foreach (var parameter in method.GetParameters().Where(parameter => Annotation.IsOn(parameter, Attributes.HashKey)))
        {
            var field = FieldOf(parameter, signature, request);
            if (field is null || !PolicyChecks.IsHashKey(field))
            {
                reading.Report(PolicyFaults.NoKey(Place.OfParameter(method, parameter), parameter.ParameterType));
            }
            else
            {
                fields.Add(field);
            }
        }

        if (request.Form is PayloadForm.Message && signature.Stream < 0)
        {
            fields.AddRange(MembersOf(request.Message, method));
        }

        return fields;
    }

    // Nothing of a request stream is known when the call is made but the parameters beside it, and a message is no key as a whole.
    private static FieldContract? FieldOf(ParameterInfo parameter, MethodSignature signature, PayloadContract request)
    {
        var index = signature.Payload.ToList().IndexOf(parameter.Position);
        return index < 0 || request.Form is PayloadForm.Message ? null
            : (request.Form is PayloadForm.Parts ? request.Message.Fields[0].Value.Message! : request.Message).Fields[index];
    }

    private IEnumerable<FieldContract> MembersOf(MessageContract message, MethodInfo method)
    {
        // On the wire a derived type is a message inside that of its base.
        while (message.Base is { } parent)
        {
            message = parent;
        }

        var ofConstructors = message.Type!.GetConstructors(Instance)
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => Annotation.IsOn(parameter, Attributes.HashKey))
            .Select(parameter => parameter.Name)
            .ToList();
        var isNew = _told.Add(message);
        foreach (var field in message.Fields.Where(field => ofConstructors.Contains(field.Name) || (field.Member is { } member && Annotation.IsOn(member, Attributes.HashKey))))
        {
            if (PolicyChecks.IsHashKey(field))
            {
                yield return field;
            }
            else if (isNew)
            {
                reading.Report(PolicyFaults.NoKey(Place.OfMember(message.Type!, field.Name, method), field.Type));
            }
        }
    }
}
