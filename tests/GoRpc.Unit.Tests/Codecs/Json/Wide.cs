using System.Runtime.Serialization;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>More fields than a word has bits.</summary>
[DataContract]
public sealed class Wide
{
    [DataMember(Order = 1)]
    public int F1 { get; set; }

    [DataMember(Order = 2)]
    public int F2 { get; set; }

    [DataMember(Order = 3)]
    public int F3 { get; set; }

    [DataMember(Order = 4)]
    public int F4 { get; set; }

    [DataMember(Order = 5)]
    public int F5 { get; set; }

    [DataMember(Order = 6)]
    public int F6 { get; set; }

    [DataMember(Order = 7)]
    public int F7 { get; set; }

    [DataMember(Order = 8)]
    public int F8 { get; set; }

    [DataMember(Order = 9)]
    public int F9 { get; set; }

    [DataMember(Order = 10)]
    public int F10 { get; set; }

    [DataMember(Order = 11)]
    public int F11 { get; set; }

    [DataMember(Order = 12)]
    public int F12 { get; set; }

    [DataMember(Order = 13)]
    public int F13 { get; set; }

    [DataMember(Order = 14)]
    public int F14 { get; set; }

    [DataMember(Order = 15)]
    public int F15 { get; set; }

    [DataMember(Order = 16)]
    public int F16 { get; set; }

    [DataMember(Order = 17)]
    public int F17 { get; set; }

    [DataMember(Order = 18)]
    public int F18 { get; set; }

    [DataMember(Order = 19)]
    public int F19 { get; set; }

    [DataMember(Order = 20)]
    public int F20 { get; set; }

    [DataMember(Order = 21)]
    public int F21 { get; set; }

    [DataMember(Order = 22)]
    public int F22 { get; set; }

    [DataMember(Order = 23)]
    public int F23 { get; set; }

    [DataMember(Order = 24)]
    public int F24 { get; set; }

    [DataMember(Order = 25)]
    public int F25 { get; set; }

    [DataMember(Order = 26)]
    public int F26 { get; set; }

    [DataMember(Order = 27)]
    public int F27 { get; set; }

    [DataMember(Order = 28)]
    public int F28 { get; set; }

    [DataMember(Order = 29)]
    public int F29 { get; set; }

    [DataMember(Order = 30)]
    public int F30 { get; set; }

    [DataMember(Order = 31)]
    public int F31 { get; set; }

    [DataMember(Order = 32)]
    public int F32 { get; set; }

    [DataMember(Order = 33)]
    public int F33 { get; set; }

    [DataMember(Order = 34)]
    public int F34 { get; set; }

    [DataMember(Order = 35)]
    public int F35 { get; set; }

    [DataMember(Order = 36)]
    public int F36 { get; set; }

    [DataMember(Order = 37)]
    public int F37 { get; set; }

    [DataMember(Order = 38)]
    public int F38 { get; set; }

    [DataMember(Order = 39)]
    public int F39 { get; set; }

    [DataMember(Order = 40)]
    public int F40 { get; set; }

    [DataMember(Order = 41)]
    public int F41 { get; set; }

    [DataMember(Order = 42)]
    public int F42 { get; set; }

    [DataMember(Order = 43)]
    public int F43 { get; set; }

    [DataMember(Order = 44)]
    public int F44 { get; set; }

    [DataMember(Order = 45)]
    public int F45 { get; set; }

    [DataMember(Order = 46)]
    public int F46 { get; set; }

    [DataMember(Order = 47)]
    public int F47 { get; set; }

    [DataMember(Order = 48)]
    public int F48 { get; set; }

    [DataMember(Order = 49)]
    public int F49 { get; set; }

    [DataMember(Order = 50)]
    public int F50 { get; set; }

    [DataMember(Order = 51)]
    public int F51 { get; set; }

    [DataMember(Order = 52)]
    public int F52 { get; set; }

    [DataMember(Order = 53)]
    public int F53 { get; set; }

    [DataMember(Order = 54)]
    public int F54 { get; set; }

    [DataMember(Order = 55)]
    public int F55 { get; set; }

    [DataMember(Order = 56)]
    public int F56 { get; set; }

    [DataMember(Order = 57)]
    public int F57 { get; set; }

    [DataMember(Order = 58)]
    public int F58 { get; set; }

    [DataMember(Order = 59)]
    public int F59 { get; set; }

    [DataMember(Order = 60)]
    public int F60 { get; set; }

    [DataMember(Order = 61)]
    public int F61 { get; set; }

    [DataMember(Order = 62)]
    public int F62 { get; set; }

    [DataMember(Order = 63)]
    public int F63 { get; set; }

    [DataMember(Order = 64)]
    public int F64 { get; set; }

    [DataMember(Order = 65)]
    public int F65 { get; set; }

    [DataMember(Order = 66)]
    public int F66 { get; set; }

    [DataMember(Order = 67)]
    public int F67 { get; set; }

    [DataMember(Order = 68)]
    public int F68 { get; set; }

    [DataMember(Order = 69)]
    public int F69 { get; set; }

    [DataMember(Order = 70)]
    public int F70 { get; set; }

    [DataMember(Order = 71)]
    public int F71 { get; set; }

    [DataMember(Order = 72)]
    public int F72 { get; set; }

    [DataMember(Order = 73)]
    public int F73 { get; set; }

    [DataMember(Order = 74)]
    public int F74 { get; set; }

    [DataMember(Order = 75)]
    public int F75 { get; set; }

    [DataMember(Order = 76)]
    public int F76 { get; set; }

    [DataMember(Order = 77)]
    public int F77 { get; set; }

    [DataMember(Order = 78)]
    public int F78 { get; set; }

    [DataMember(Order = 79)]
    public int F79 { get; set; }

    [DataMember(Order = 80)]
    public int F80 { get; set; }

    [DataMember(Order = 81)]
    public int F81 { get; set; }

    [DataMember(Order = 82)]
    public int F82 { get; set; }

    [DataMember(Order = 83)]
    public int F83 { get; set; }

    [DataMember(Order = 84)]
    public int F84 { get; set; }

    [DataMember(Order = 85)]
    public int F85 { get; set; }

    [DataMember(Order = 86)]
    public int F86 { get; set; }

    [DataMember(Order = 87)]
    public int F87 { get; set; }

    [DataMember(Order = 88)]
    public int F88 { get; set; }

    [DataMember(Order = 89)]
    public int F89 { get; set; }

    [DataMember(Order = 90)]
    public int F90 { get; set; }

    [DataMember(Order = 91)]
    public int F91 { get; set; }

    [DataMember(Order = 92)]
    public int F92 { get; set; }

    [DataMember(Order = 93)]
    public int F93 { get; set; }

    [DataMember(Order = 94)]
    public int F94 { get; set; }

    [DataMember(Order = 95)]
    public int F95 { get; set; }

    [DataMember(Order = 96)]
    public int F96 { get; set; }

    [DataMember(Order = 97)]
    public int F97 { get; set; }

    [DataMember(Order = 98)]
    public int F98 { get; set; }

    [DataMember(Order = 99)]
    public int F99 { get; set; }

    [DataMember(Order = 100)]
    public int F100 { get; set; }

    [DataMember(Order = 101)]
    public int F101 { get; set; }

    [DataMember(Order = 102)]
    public int F102 { get; set; }

    [DataMember(Order = 103)]
    public int F103 { get; set; }

    [DataMember(Order = 104)]
    public int F104 { get; set; }

    [DataMember(Order = 105)]
    public int F105 { get; set; }

    [DataMember(Order = 106)]
    public int F106 { get; set; }

    [DataMember(Order = 107)]
    public int F107 { get; set; }

    [DataMember(Order = 108)]
    public int F108 { get; set; }

    [DataMember(Order = 109)]
    public int F109 { get; set; }

    [DataMember(Order = 110)]
    public int F110 { get; set; }

    [DataMember(Order = 111)]
    public int F111 { get; set; }

    [DataMember(Order = 112)]
    public int F112 { get; set; }

    [DataMember(Order = 113)]
    public int F113 { get; set; }

    [DataMember(Order = 114)]
    public int F114 { get; set; }

    [DataMember(Order = 115)]
    public int F115 { get; set; }

    [DataMember(Order = 116)]
    public int F116 { get; set; }

    [DataMember(Order = 117)]
    public int F117 { get; set; }

    [DataMember(Order = 118)]
    public int F118 { get; set; }

    [DataMember(Order = 119)]
    public int F119 { get; set; }

    [DataMember(Order = 120)]
    public int F120 { get; set; }

    [DataMember(Order = 121)]
    public int F121 { get; set; }

    [DataMember(Order = 122)]
    public int F122 { get; set; }

    [DataMember(Order = 123)]
    public int F123 { get; set; }

    [DataMember(Order = 124)]
    public int F124 { get; set; }

    [DataMember(Order = 125)]
    public int F125 { get; set; }

    [DataMember(Order = 126)]
    public int F126 { get; set; }

    [DataMember(Order = 127)]
    public int F127 { get; set; }

    [DataMember(Order = 128)]
    public int F128 { get; set; }

    [DataMember(Order = 129)]
    public int F129 { get; set; }

    [DataMember(Order = 130)]
    public int F130 { get; set; }
}
