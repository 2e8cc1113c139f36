using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Storage.Tests.Support;

/// <summary>Ids that belong to one test, the same in every run.</summary>
internal static class Ids
{
    public static string Own(string row = "", [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path.GetFileName(file)}|{test}|{row}")).AsSpan(0, 10));
}
