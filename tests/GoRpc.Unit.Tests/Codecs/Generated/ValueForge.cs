using System.Collections;

namespace GoRpc.Unit.Tests.Codecs.Generated;

/// <summary>Makes values of generated types from a seed: zeros, limits and anything between.</summary>
/// <param name="seed">The same seed makes the same values.</param>
/// <param name="isForProtobufNet">Leaves out what protobuf-net loses itself: -0.0 and 0.00, and the first second of 1970 (see docs/serialization.md).</param>
internal sealed class ValueForge(int seed, bool isForProtobufNet)
{
    private static readonly string[] Texts = ["", "a", "grüße 🦊", "line\nbreak\0zero", new('x', 200), "\uFEFFbom", "\U0010FFFF"];
    private static readonly double[] Doubles = [0, -0.0, 1.5, double.NaN, double.PositiveInfinity, double.MinValue, double.Epsilon];
    private static readonly decimal[] Decimals = [0m, 0.00m, 1.50m, -1m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m];
    private static readonly long[] Numbers = [0, 1, -1, 127, 128, 255, 256, 16384, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    private readonly Random _random = new(seed);

    public object Make(Type type, TypeShape shape, IReadOnlyList<MemberSpec> members, Func<object>? inner)
    {
        var innerType = inner?.Invoke().GetType();
        var values = members.Select(member => MakeMember(member, TypeForge.TypeOf(member, innerType), innerType, inner)).ToArray();
        if (shape is TypeShape.Positional)
        {
            return Activator.CreateInstance(type, values)!;
        }

        var result = Activator.CreateInstance(type)!;
        for (var i = 0; i < values.Length; i++)
        {
            type.GetProperty($"Member{i}")!.SetValue(result, values[i]);
        }

        return result;
    }

    private object? MakeMember(MemberSpec member, Type type, Type? innerType, Func<object>? inner)
    {
        object Value() => MakeValue(member.Form, inner);
        var count = _random.Next(4);
        switch (member.Shape)
        {
            case MemberShape.Plain:
                return Value();
            case MemberShape.Nullable:
                return _random.Next(3) == 0 ? null : Value();
            case MemberShape.NullableList when _random.Next(3) == 0:
                return null;
            case MemberShape.Array:
                var array = Array.CreateInstance(type.GetElementType()!, count);
                for (var i = 0; i < count; i++)
                {
                    array.SetValue(Value(), i);
                }

                return array;
            case MemberShape.MapByText or MemberShape.MapByNumber:
                var map = (IDictionary)Activator.CreateInstance(type)!;
                for (var i = 0; i < count; i++)
                {
                    map[member.Shape is MemberShape.MapByText ? Pick(Texts) : (int)Pick(Numbers)] = Value();
                }

                return map;
            default:
                var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(TypeForge.ValueTypeOf(member.Form, innerType)))!;
                for (var i = 0; i < count; i++)
                {
                    list.Add(Value());
                }

                return list;
        }
    }

    private object MakeValue(ValueForm form, Func<object>? inner) => form switch
    {
        ValueForm.Bool => _random.Next(2) == 1,
        ValueForm.SByte => (sbyte)Pick(Numbers),
        ValueForm.Byte => (byte)Pick(Numbers),
        ValueForm.Short or ValueForm.ZigZagShort or ValueForm.FixedShort => (short)Pick(Numbers),
        ValueForm.UShort => (ushort)Pick(Numbers),
        ValueForm.Int or ValueForm.ZigZagInt or ValueForm.FixedInt => (int)Pick(Numbers),
        ValueForm.UInt => (uint)Pick(Numbers),
        ValueForm.Long or ValueForm.ZigZagLong => Pick(Numbers),
        ValueForm.ULong or ValueForm.FixedULong => (ulong)Pick(Numbers),
        ValueForm.Float => (float)MakeDouble(),
        ValueForm.Double => MakeDouble(),
        ValueForm.Char => (char)Pick(Numbers),
        ValueForm.Bytes => MakeBytes(),
        ValueForm.Enum => (DayOfWeek)(int)Pick(Numbers),
        ValueForm.ByteEnum => (TinyEnum)(byte)Pick(Numbers),
        ValueForm.DateTime => new DateTime(MakeTicks(), (DateTimeKind)_random.Next(2)),
        ValueForm.DateTimeOffset => new DateTimeOffset(Math.Clamp(MakeTicks(), TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(_random.Next(-840, 841))),
        ValueForm.TimeSpan => new TimeSpan(_random.Next(2) == 0 ? Pick(Numbers) : _random.NextInt64()),
        ValueForm.Guid => _random.Next(3) == 0 ? Guid.Empty : new Guid(MakeBytes(16)),
        ValueForm.Decimal => Pick(Decimals) is var number && isForProtobufNet && number == 0 ? 0 : number,
        ValueForm.Date => DateOnly.FromDayNumber(_random.Next(3) == 0 ? 0 : _random.Next(DateOnly.MaxValue.DayNumber)),
        ValueForm.Time => new TimeOnly(_random.Next(3) == 0 ? 0 : _random.NextInt64(TimeOnly.MaxValue.Ticks)),
        ValueForm.Uri => new Uri(_random.Next(2) == 0 ? "" : "https://example.org/ü?q=1", UriKind.RelativeOrAbsolute),
        ValueForm.Inner when inner is not null => inner(),
        _ => Pick(Texts),
    };

    private double MakeDouble() => Pick(Doubles) is var number && isForProtobufNet && number == 0 ? 0 : number;

    private long MakeTicks() => _random.Next(isForProtobufNet ? 4 : 5) switch
    {
        4 => DateTime.UnixEpoch.Ticks + _random.Next(2),
        0 => 0,
        1 => DateTime.MaxValue.Ticks,
        2 => DateTime.UnixEpoch.Ticks - 1,
        _ => _random.NextInt64(DateTime.MaxValue.Ticks),
    };

    private byte[] MakeBytes(int? size = null)
    {
        var bytes = new byte[size ?? _random.Next(5)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
