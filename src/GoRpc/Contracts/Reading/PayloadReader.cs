using System.Reflection;
using GoRpc.Contracts.Checks;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads what travels in each direction of a method.</summary>
internal sealed class PayloadReader(ContractReading reading)
{
    private const string ResultName = "value";

    /// <summary>The request, or null when a parameter has faults.</summary>
    public PayloadContract? ReadRequest(MethodInfo method, MethodSignature signature, string name)
    {
        var parameters = method.GetParameters();
        if (signature.Stream >= 0)
        {
            var item = ItemOf(method, parameters[signature.Stream], 1, ResultName);
            return signature.Payload.Count == 0 ? Read([item], name + "Request") : ReadParts(method, signature, name);
        }

        return Read(ParametersOf(method, signature), name + "Request");
    }

    /// <summary>The response, or null when the result has faults.</summary>
    public PayloadContract? ReadResponse(MethodInfo method, MethodSignature signature, string name)
    {
        if (signature.ResultType == typeof(void))
        {
            return Read([], name + "Response");
        }

        var whole = reading.Nullability.Create(method.ReturnParameter);
        var result = signature.ResultForm is ResultForm.Value ? whole : whole.GenericTypeArguments[0];
        return Read([SourceOf(method, 1, ResultName, result, Place.OfResult(method))], name + "Response");
    }

    /// <summary>Reads the types of a method that has no signature GoRpc understands, for their faults alone.</summary>
    public void ReadTypes(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition)
        {
            return;
        }

        foreach (var parameter in method.GetParameters().Where(parameter => !parameter.ParameterType.IsByRef))
        {
            ReadType(method, reading.Nullability.Create(parameter), Place.OfParameter(method, parameter));
        }

        if (!method.ReturnType.IsByRef)
        {
            ReadType(method, reading.Nullability.Create(method.ReturnParameter), Place.OfResult(method));
        }
    }

    // Beside a stream the parameters are its header, and an item needs presence, or its zero would be no part at all.
    private PayloadContract? ReadParts(MethodInfo method, MethodSignature signature, string name)
    {
        var header = ReadMade(ParametersOf(method, signature), name + "Header");
        var item = ReadItem(method, method.GetParameters()[signature.Stream], name);
        return header is null || item is null
            ? null
            : new PayloadContract(PayloadForm.Parts, new MessageContract(null, name + "Request") { Fields = [Part(1, "header", header), item] });
    }

    private FieldContract? ReadItem(MethodInfo method, ParameterInfo stream, string name)
    {
        var source = ItemOf(method, stream, 2, "item");
        if (reading.Fields.Read(source) is not { } item)
        {
            return null;
        }

        if (IsMessageItself(item, source))
        {
            return item;
        }

        return item.AllowsNull || item.Cardinality is FieldCardinality.Repeated or FieldCardinality.Map
            ? Part(2, "item", ReadMade([ItemOf(method, stream, 1, ResultName)], name + "Item")!)
            : new FieldContract
            {
                Number = item.Number,
                Name = item.Name,
                Type = item.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(item.Type) : item.Type,
                Cardinality = FieldCardinality.Explicit,
                Value = item.Value,
                AllowsNull = true,
                Rules = item.Rules,
                DisplayName = item.DisplayName,
            };
    }

    private static FieldContract Part(int number, string name, MessageContract message) => new()
    {
        Number = number,
        Name = name,
        Type = typeof(object),
        Cardinality = FieldCardinality.Explicit,
        Value = new FieldValue(FieldKind.Message, typeof(object), message),
        AllowsNull = true,
    };

    private FieldSource ItemOf(MethodInfo method, ParameterInfo stream, int number, string name) =>
        SourceOf(method, number, name, reading.Nullability.Create(stream).GenericTypeArguments[0], Place.OfParameter(method, stream)) with
        {
            Rules = RuleReader.Of(stream),
            DisplayName = RuleReader.DisplayNameOf(stream),
        };

    private FieldSource[] ParametersOf(MethodInfo method, MethodSignature signature)
    {
        var parameters = method.GetParameters();
        return [.. signature.Payload.Select((position, index) => SourceOf(
            method,
            index + 1,
            parameters[position].Name ?? $"arg{position}",
            reading.Nullability.Create(parameters[position]),
            Place.OfParameter(method, parameters[position])) with
        {
            Rules = RuleReader.Of(parameters[position]),
            DisplayName = RuleReader.DisplayNameOf(parameters[position]),
        })];
    }

    private void ReadType(MethodInfo method, NullabilityInfo type, Place place)
    {
        while (SignatureReader.ResultOf(type.Type).Form is not ResultForm.Value && type.GenericTypeArguments is [var inner])
        {
            type = inner;
        }

        if (MethodChecks.IsValue(type.Type))
        {
            reading.Fields.Read(SourceOf(method, 1, ResultName, type, place));
        }
    }

    private FieldSource SourceOf(MethodInfo method, int number, string name, NullabilityInfo nullability, Place place) =>
        new(number, name, nullability.Type, nullability, reading.LevelOf(method.DeclaringType!), place);

    private PayloadContract? Read(FieldSource[] sources, string name) => ReadMade(sources, name) is not { } made ? null
        : made.Fields is [var only] && IsMessageItself(only, sources[0])
            ? new PayloadContract(PayloadForm.Message, only.Value.Message!) { Rules = only.Rules }
            : new PayloadContract(PayloadForm.Wrapped, made);

    private MessageContract? ReadMade(FieldSource[] sources, string name)
    {
        var fields = sources.Select(reading.Fields.Read).OfType<FieldContract>().ToList();
        reading.Report(RuleChecks.FindComparisonFaults(fields, fields, field => sources.First(source => source.Name == field.Name).Place));
        return fields.Count < sources.Length ? null : new MessageContract(null, name) { Fields = fields };
    }

    // A struct is wrapped because gRPC's own types carry classes only; a nullable message, because null must travel as null.
    private static bool IsMessageItself(FieldContract field, FieldSource source) =>
        field is { Value.Kind: FieldKind.Message, Cardinality: FieldCardinality.Explicit }
        && !field.Type.IsValueType
        && source.Nullability.ReadState is not NullabilityState.Nullable;
}
