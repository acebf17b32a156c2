using GoRpc.Bench.Messages;
using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;
using BoolCodec = GoRpc.Codecs.Values.VarintCodec<bool, GoRpc.Codecs.Values.BoolVarint>;
using Int32Codec = GoRpc.Codecs.Values.VarintCodec<int, GoRpc.Codecs.Values.SignedVarint<int>>;
using Int64Codec = GoRpc.Codecs.Values.VarintCodec<long, GoRpc.Codecs.Values.SignedVarint<long>>;
using StateCodec = GoRpc.Codecs.Values.VarintCodec<GoRpc.Bench.Messages.OrderState, GoRpc.Codecs.Values.EnumVarint<GoRpc.Bench.Messages.OrderState, int, GoRpc.Codecs.Values.SignedVarint<int>>>;

namespace GoRpc.Bench.Codecs;

internal readonly struct OperandsCodec : IMessageCodec<Operands>
{
    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public Operands Zero => default!;

    public bool IsZero(Operands value) => false;

    public int Measure(Operands value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), MeasureContent(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, Operands value)
    {
        var end = writer.BeginMessage(tag);
        WriteContent(ref writer, value);
        writer.EndMessage(end);
    }

    public Operands Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), ReadContent(ref reader));

    public MessageContract Contract => ContractReader.ReadMessage(typeof(Operands), new ContractOptions());

    public int MeasureContent(Operands value, SizeTrail trail)
    {
        var size = 0;
        size = checked(size + Implicit<int, Int32Codec>.Measure(8, value.A, trail));
        size = checked(size + Implicit<int, Int32Codec>.Measure(16, value.B, trail));
        return size;
    }

    public void WriteContent(ref ProtoWriter writer, Operands value)
    {
        Implicit<int, Int32Codec>.Write(ref writer, 8, value.A);
        Implicit<int, Int32Codec>.Write(ref writer, 16, value.B);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public Operands ReadContent(ref ProtoReader reader)
    {
        var a = 0;
        var b = 0;
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case 8:
                    a = Implicit<int, Int32Codec>.Read(ref reader);
                    if (reader.TryTag(16))
                    {
                        goto case 16;
                    }

                    break;
                case 16:
                    b = Implicit<int, Int32Codec>.Read(ref reader);
                    break;
                default:
                    reader.SkipUnknown(tag, [8, 16]);
                    break;
            }
        }

        return new Operands { A = a, B = b };
    }
}

internal readonly struct OrderLineCodec : IMessageCodec<OrderLine>
{
    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public OrderLine Zero => default!;

    public bool IsZero(OrderLine value) => false;

    public int Measure(OrderLine value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), MeasureContent(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, OrderLine value)
    {
        var end = writer.BeginMessage(tag);
        WriteContent(ref writer, value);
        writer.EndMessage(end);
    }

    public OrderLine Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), ReadContent(ref reader));

    public MessageContract Contract => ContractReader.ReadMessage(typeof(OrderLine), new ContractOptions());

    public int MeasureContent(OrderLine value, SizeTrail trail)
    {
        var size = 0;
        size = checked(size + Implicit<int, Int32Codec>.Measure(8, value.Product, trail));
        size = checked(size + Implicit<string, StringCodec>.Measure(18, value.Name, trail));
        size = checked(size + Implicit<int, Int32Codec>.Measure(24, value.Quantity, trail));
        size = checked(size + Implicit<double, FixedCodec<double>>.Measure(33, value.Price, trail));
        size = checked(size + Implicit<bool, BoolCodec>.Measure(40, value.IsGift, trail));
        return size;
    }

    public void WriteContent(ref ProtoWriter writer, OrderLine value)
    {
        Implicit<int, Int32Codec>.Write(ref writer, 8, value.Product);
        Implicit<string, StringCodec>.Write(ref writer, 18, value.Name);
        Implicit<int, Int32Codec>.Write(ref writer, 24, value.Quantity);
        Implicit<double, FixedCodec<double>>.Write(ref writer, 33, value.Price);
        Implicit<bool, BoolCodec>.Write(ref writer, 40, value.IsGift);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public OrderLine ReadContent(ref ProtoReader reader)
    {
        var product = 0;
        var name = "";
        var quantity = 0;
        var price = 0.0;
        var isGift = false;
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case 8:
                    product = Implicit<int, Int32Codec>.Read(ref reader);
                    if (reader.TryTag(18))
                    {
                        goto case 18;
                    }

                    break;
                case 18:
                    name = Implicit<string, StringCodec>.Read(ref reader);
                    if (reader.TryTag(24))
                    {
                        goto case 24;
                    }

                    break;
                case 24:
                    quantity = Implicit<int, Int32Codec>.Read(ref reader);
                    if (reader.TryTag(33))
                    {
                        goto case 33;
                    }

                    break;
                case 33:
                    price = Implicit<double, FixedCodec<double>>.Read(ref reader);
                    if (reader.TryTag(40))
                    {
                        goto case 40;
                    }

                    break;
                case 40:
                    isGift = Implicit<bool, BoolCodec>.Read(ref reader);
                    break;
                default:
                    reader.SkipUnknown(tag, [8, 18, 24, 33, 40]);
                    break;
            }
        }

        return new OrderLine { Product = product, Name = name, Quantity = quantity, Price = price, IsGift = isGift };
    }
}

internal readonly struct OrderLinesCodec : IMessageCodec<OrderLines>
{
    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public OrderLines Zero => default!;

    public bool IsZero(OrderLines value) => false;

    public int Measure(OrderLines value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), MeasureContent(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, OrderLines value)
    {
        var end = writer.BeginMessage(tag);
        WriteContent(ref writer, value);
        writer.EndMessage(end);
    }

    public OrderLines Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), ReadContent(ref reader));

    public MessageContract Contract => ContractReader.ReadMessage(typeof(OrderLines), new ContractOptions());

    public int MeasureContent(OrderLines value, SizeTrail trail) => Repeated<OrderLine, OrderLineCodec>.Measure(10, new(value.Lines), trail);

    public void WriteContent(ref ProtoWriter writer, OrderLines value) => Repeated<OrderLine, OrderLineCodec>.Write(ref writer, 10, new(value.Lines));

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public OrderLines ReadContent(ref ProtoReader reader)
    {
        List<OrderLine>? lines = null;
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case 10:
                    Repeated<OrderLine, OrderLineCodec>.Read(ref reader, 10, ref lines);
                    break;
                default:
                    reader.SkipUnknown(tag, [10]);
                    break;
            }
        }

        return new OrderLines { Lines = lines ?? [] };
    }
}

internal readonly struct OrderCodec : IMessageCodec<Order>
{
    public WireType WireType => WireType.Length;

    public bool IsMessage => true;

    public Order Zero => default!;

    public bool IsZero(Order value) => false;

    public int Measure(Order value, SizeTrail trail) => trail.EndMessage(trail.BeginMessage(), MeasureContent(value, trail));

    public void Write(ref ProtoWriter writer, uint tag, Order value)
    {
        var end = writer.BeginMessage(tag);
        WriteContent(ref writer, value);
        writer.EndMessage(end);
    }

    public Order Read(ref ProtoReader reader) => reader.LeaveMessage(reader.EnterMessage(), ReadContent(ref reader));

    public MessageContract Contract => ContractReader.ReadMessage(typeof(Order), new ContractOptions());

    public int MeasureContent(Order value, SizeTrail trail)
    {
        var size = 0;
        size = checked(size + Implicit<int, Int32Codec>.Measure(8, value.Id, trail));
        size = checked(size + Implicit<string, StringCodec>.Measure(18, value.Customer, trail));
        size = checked(size + Implicit<string, StringCodec>.Measure(26, value.Notes, trail));
        size = checked(size + Implicit<long, Int64Codec>.Measure(32, value.Account, trail));
        size = checked(size + Implicit<double, FixedCodec<double>>.Measure(41, value.Total, trail));
        size = checked(size + Implicit<bool, BoolCodec>.Measure(48, value.IsPaid, trail));
        size = checked(size + Implicit<OrderState, StateCodec>.Measure(56, value.State, trail));
        size = checked(size + Implicit<DateTime, DateTimeCodec>.Measure(66, value.PlacedAt, trail));
        size = checked(size + Implicit<byte[], BytesCodec>.Measure(74, value.Signature, trail));
        size = checked(size + Implicit<float, FixedCodec<float>>.Measure(85, value.Weight, trail));
        size = checked(size + Repeated<OrderLine, OrderLineCodec>.Measure(90, new(value.Lines), trail));
        return size;
    }

    public void WriteContent(ref ProtoWriter writer, Order value)
    {
        Implicit<int, Int32Codec>.Write(ref writer, 8, value.Id);
        Implicit<string, StringCodec>.Write(ref writer, 18, value.Customer);
        Implicit<string, StringCodec>.Write(ref writer, 26, value.Notes);
        Implicit<long, Int64Codec>.Write(ref writer, 32, value.Account);
        Implicit<double, FixedCodec<double>>.Write(ref writer, 41, value.Total);
        Implicit<bool, BoolCodec>.Write(ref writer, 48, value.IsPaid);
        Implicit<OrderState, StateCodec>.Write(ref writer, 56, value.State);
        Implicit<DateTime, DateTimeCodec>.Write(ref writer, 66, value.PlacedAt);
        Implicit<byte[], BytesCodec>.Write(ref writer, 74, value.Signature);
        Implicit<float, FixedCodec<float>>.Write(ref writer, 85, value.Weight);
        Repeated<OrderLine, OrderLineCodec>.Write(ref writer, 90, new(value.Lines));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public Order ReadContent(ref ProtoReader reader)
    {
        var id = 0;
        var customer = "";
        var notes = "";
        var account = 0L;
        var total = 0.0;
        var isPaid = false;
        OrderState state = default;
        DateTime placedAt = Implicit<DateTime, DateTimeCodec>.Zero;
        byte[] signature = [];
        var weight = 0f;
        List<OrderLine>? lines = null;
        while (reader.NextTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case 8:
                    id = Implicit<int, Int32Codec>.Read(ref reader);
                    if (reader.TryTag(18))
                    {
                        goto case 18;
                    }

                    break;
                case 18:
                    customer = Implicit<string, StringCodec>.Read(ref reader);
                    if (reader.TryTag(26))
                    {
                        goto case 26;
                    }

                    break;
                case 26:
                    notes = Implicit<string, StringCodec>.Read(ref reader);
                    if (reader.TryTag(32))
                    {
                        goto case 32;
                    }

                    break;
                case 32:
                    account = Implicit<long, Int64Codec>.Read(ref reader);
                    if (reader.TryTag(41))
                    {
                        goto case 41;
                    }

                    break;
                case 41:
                    total = Implicit<double, FixedCodec<double>>.Read(ref reader);
                    if (reader.TryTag(48))
                    {
                        goto case 48;
                    }

                    break;
                case 48:
                    isPaid = Implicit<bool, BoolCodec>.Read(ref reader);
                    if (reader.TryTag(56))
                    {
                        goto case 56;
                    }

                    break;
                case 56:
                    state = Implicit<OrderState, StateCodec>.Read(ref reader);
                    if (reader.TryTag(66))
                    {
                        goto case 66;
                    }

                    break;
                case 66:
                    placedAt = Implicit<DateTime, DateTimeCodec>.Read(ref reader);
                    if (reader.TryTag(74))
                    {
                        goto case 74;
                    }

                    break;
                case 74:
                    signature = Implicit<byte[], BytesCodec>.Read(ref reader);
                    if (reader.TryTag(85))
                    {
                        goto case 85;
                    }

                    break;
                case 85:
                    weight = Implicit<float, FixedCodec<float>>.Read(ref reader);
                    if (reader.TryTag(90))
                    {
                        goto case 90;
                    }

                    break;
                case 90:
                    Repeated<OrderLine, OrderLineCodec>.Read(ref reader, 90, ref lines);
                    break;
                default:
                    reader.SkipUnknown(tag, [8, 18, 26, 32, 41, 48, 56, 66, 74, 85, 90]);
                    break;
            }
        }

        return new Order
        {
            Id = id,
            Customer = customer,
            Notes = notes,
            Account = account,
            Total = total,
            IsPaid = isPaid,
            State = state,
            PlacedAt = placedAt,
            Signature = signature,
            Weight = weight,
            Lines = lines ?? [],
        };
    }
}
