using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Attribution.Domain.Calendar;

namespace Attribution.Storage.Tests.Support;

/// <summary>Ids and weeks that belong to one test, the same in every run.</summary>
internal static class Ids
{
    private const int Weeks = 400_000;

    public static string Own(string row = "", [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        "x" + Convert.ToHexStringLower(Hash(row, file, test).AsSpan(0, 10));

    public static ReportingWeek OwnWeek(string row = "", [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        new(new DateOnly(2001, 1, 1).AddDays(7 * (int)(BinaryPrimitives.ReadUInt32LittleEndian(Hash(row, file, test)) % Weeks)));

    private static byte[] Hash(string row, string file, string test) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Path.GetFileName(file)}|{test}|{row}"));
}
