using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs.Generated;

/// <summary>Makes C# types of specifications at run time, with the attributes that a compiler would write.</summary>
internal static class TypeForge
{
    private const byte NotNull = 1;
    private const byte MayBeNull = 2;

    private static readonly ModuleBuilder Module = AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("GeneratedContracts"), AssemblyBuilderAccess.Run)
        .DefineDynamicModule("GeneratedContracts");

    private static int _count;

    /// <summary>A type with these members; <paramref name="inner"/> is the type of its messages.</summary>
    public static Type Make(TypeShape shape, IReadOnlyList<MemberSpec> members, Type? inner)
    {
        var number = Interlocked.Increment(ref _count);
        var attributes = TypeAttributes.Public | TypeAttributes.Sealed;
        var type = shape is TypeShape.Struct
            ? Module.DefineType($"Generated.Struct{number}", attributes | TypeAttributes.SequentialLayout, typeof(ValueType))
            : Module.DefineType($"Generated.Class{number}", attributes);
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(ProtoContractAttribute).GetConstructor([])!, []));
        var fields = members.Select((member, index) => DefineProperty(type, member, index, inner, isSettable: shape is not TypeShape.Positional)).ToList();
        if (shape is TypeShape.Class)
        {
            type.DefineDefaultConstructor(MethodAttributes.Public);
        }
        else if (shape is TypeShape.Positional)
        {
            DefineConstructor(type, fields);
        }

        return type.CreateType();
    }

    public static Type TypeOf(MemberSpec member, Type? inner)
    {
        var value = ValueTypeOf(member.Form, inner);
        return member.Shape switch
        {
            MemberShape.Plain => value,
            MemberShape.Nullable => value.IsValueType ? typeof(Nullable<>).MakeGenericType(value) : value,
            MemberShape.List or MemberShape.NullableList => typeof(List<>).MakeGenericType(value),
            MemberShape.Array => value.MakeArrayType(),
            MemberShape.ReadOnlyList => typeof(IReadOnlyList<>).MakeGenericType(value),
            MemberShape.MapByText => typeof(Dictionary<,>).MakeGenericType(typeof(string), value),
            _ => typeof(Dictionary<,>).MakeGenericType(typeof(int), value),
        };
    }

    public static Type ValueTypeOf(ValueForm form, Type? inner) => form switch
    {
        ValueForm.Bool => typeof(bool),
        ValueForm.SByte => typeof(sbyte),
        ValueForm.Byte => typeof(byte),
        ValueForm.Short or ValueForm.ZigZagShort or ValueForm.FixedShort => typeof(short),
        ValueForm.UShort => typeof(ushort),
        ValueForm.Int or ValueForm.ZigZagInt or ValueForm.FixedInt => typeof(int),
        ValueForm.UInt => typeof(uint),
        ValueForm.Long or ValueForm.ZigZagLong => typeof(long),
        ValueForm.ULong or ValueForm.FixedULong => typeof(ulong),
        ValueForm.Float => typeof(float),
        ValueForm.Double => typeof(double),
        ValueForm.Char => typeof(char),
        ValueForm.Bytes => typeof(byte[]),
        ValueForm.Enum => typeof(DayOfWeek),
        ValueForm.ByteEnum => typeof(TinyEnum),
        ValueForm.DateTime => typeof(DateTime),
        ValueForm.DateTimeOffset => typeof(DateTimeOffset),
        ValueForm.TimeSpan => typeof(TimeSpan),
        ValueForm.Guid => typeof(Guid),
        ValueForm.Decimal => typeof(decimal),
        ValueForm.Date => typeof(DateOnly),
        ValueForm.Time => typeof(TimeOnly),
        ValueForm.Uri => typeof(Uri),
        ValueForm.Inner => inner ?? typeof(string),
        _ => typeof(string),
    };

    private static FieldBuilder DefineProperty(TypeBuilder type, MemberSpec member, int index, Type? inner, bool isSettable)
    {
        var (name, propertyType) = ($"Member{index}", TypeOf(member, inner));
        var field = type.DefineField($"_member{index}", propertyType, FieldAttributes.Private);
        var property = type.DefineProperty(name, PropertyAttributes.None, propertyType, null);
        property.SetCustomAttribute(MemberAttribute(member, NumberOf(index)));
        property.SetCustomAttribute(NullableAttribute(member, propertyType));

        const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;
        var getter = type.DefineMethod($"get_{name}", Accessor, propertyType, null);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);
        if (isSettable)
        {
            var setter = type.DefineMethod($"set_{name}", Accessor, null, [propertyType]);
            il = setter.GetILGenerator();
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Stfld, field);
            il.Emit(OpCodes.Ret);
            property.SetSetMethod(setter);
        }

        return field;
    }

    // Tags of one, two and three bytes.
    private static int NumberOf(int index) => (index % 3) switch { 0 => index + 1, 1 => index + 20, _ => index + 70_000 };

    private static CustomAttributeBuilder MemberAttribute(MemberSpec member, int number)
    {
        var format = member switch
        {
            { Shape: MemberShape.MapByText or MemberShape.MapByNumber } => DataFormat.Default,
            { Form: ValueForm.ZigZagInt or ValueForm.ZigZagLong or ValueForm.ZigZagShort } => DataFormat.ZigZag,
            { Form: ValueForm.FixedInt or ValueForm.FixedULong or ValueForm.FixedShort } => DataFormat.FixedSize,
            _ => DataFormat.Default,
        };
        return new CustomAttributeBuilder(
            typeof(ProtoMemberAttribute).GetConstructor([typeof(int)])!,
            [number],
            [typeof(ProtoMemberAttribute).GetProperty(nameof(ProtoMemberAttribute.DataFormat))!],
            [format]);
    }

    // The member may be null or not; its elements never are. A value type other than a generic one has no byte of its own.
    private static CustomAttributeBuilder NullableAttribute(MemberSpec member, Type type)
    {
        List<byte> flags = type.IsValueType && !type.IsGenericType ? [] : [member.Shape is MemberShape.Nullable or MemberShape.NullableList && !type.IsValueType ? MayBeNull : NotNull];
        var elements = type.IsArray ? [type.GetElementType()!] : type.IsValueType ? [] : type.GetGenericArguments();
        flags.AddRange(elements.SelectMany(element => element.IsArray ? new[] { NotNull } : element.IsValueType ? [] : [NotNull]));
        return flags.Count == 0
            ? new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte)])!, [NotNull])
            : new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte[])])!, [flags.ToArray()]);
    }

    private static void DefineConstructor(TypeBuilder type, List<FieldBuilder> fields)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [.. fields.Select(field => field.FieldType)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(object).GetConstructor([])!);
        for (var i = 0; i < fields.Count; i++)
        {
            constructor.DefineParameter(i + 1, ParameterAttributes.None, $"member{i}");
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            il.Emit(OpCodes.Stfld, fields[i]);
        }

        il.Emit(OpCodes.Ret);
    }
}
