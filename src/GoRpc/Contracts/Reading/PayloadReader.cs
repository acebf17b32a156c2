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
            var stream = parameters[signature.Stream];
            var item = reading.Nullability.Create(stream).GenericTypeArguments[0];
            return Read([SourceOf(method, 1, ResultName, item, Place.OfParameter(method, stream))], name + "Request");
        }

        var sources = signature.Payload.Select((position, index) => SourceOf(
            method,
            index + 1,
            parameters[position].Name ?? $"arg{position}",
            reading.Nullability.Create(parameters[position]),
            Place.OfParameter(method, parameters[position])));
        return Read([.. sources], name + "Request");
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

    private PayloadContract? Read(FieldSource[] sources, string name)
    {
        var fields = sources.Select(reading.Fields.Read).OfType<FieldContract>().ToList();
        if (fields.Count < sources.Length)
        {
            return null;
        }

        return fields is [var only] && IsMessageItself(only, sources[0])
            ? new PayloadContract(PayloadForm.Message, only.Value.Message!)
            : new PayloadContract(PayloadForm.Wrapped, new MessageContract(null, name) { Fields = fields });
    }

    // A struct is wrapped because gRPC's own types carry classes only; a nullable message, because null must travel as null.
    private static bool IsMessageItself(FieldContract field, FieldSource source) =>
        field is { Value.Kind: FieldKind.Message, Cardinality: FieldCardinality.Explicit }
        && !field.Type.IsValueType
        && source.Nullability.ReadState is not NullabilityState.Nullable;
}
