using GoRpc.Contracts.Checks;
using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads the type of one value: a field's, a list element's, a map's key or value.</summary>
internal sealed class ValueReader(ContractReading reading)
{
    /// <summary>Whether a type is one value even though it may be enumerated: text, bytes, a message that asks not to be taken for a list.</summary>
    public static bool IsSingle(Type type) =>
        ScalarKinds.IsScalar(type) || Annotation.Find(type, Attributes.ProtoContract)?.IsTrue("IgnoreListHandling") == true;

    public FieldValue? Read(Type type, FieldSource source, DataFormat format)
    {
        if (ScalarKinds.IsScalar(type))
        {
            return ReadScalar(type, source, format);
        }

        if (ValueChecks.FindFault(type, source.Place, format) is { } fault)
        {
            reading.Report(fault);
            return null;
        }

        if (type.IsEnum)
        {
            return new FieldValue(FieldKind.Enum, type, Enum: reading.Enums.Get(type));
        }

        return reading.Messages.Get(type, source.Level) is { } message ? new FieldValue(FieldKind.Message, type, message) : null;
    }

    private FieldValue? ReadScalar(Type type, FieldSource source, DataFormat format)
    {
        var level = LevelOf(source.Level, format);
        if (ScalarKinds.DependsOnLevel(type) && level is CompatibilityLevel.NotSpecified)
        {
            reading.ReportMissingLevel(source, type);
            return null;
        }

        if (ScalarKinds.TryGet(type, format, level) is { } kind)
        {
            return new FieldValue(kind, type);
        }

        reading.Report(ValueFaults.Format(source.Place, type, format));
        return null;
    }

#pragma warning disable CS0618 // WellKnown is how contracts written before compatibility levels ask for level 240.
    private static CompatibilityLevel LevelOf(CompatibilityLevel stated, DataFormat format) =>
        format is DataFormat.WellKnown && stated < CompatibilityLevel.Level240 ? CompatibilityLevel.Level240 : stated;
#pragma warning restore CS0618
}
